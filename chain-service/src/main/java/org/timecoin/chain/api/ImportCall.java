package org.timecoin.chain.api;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.writer.ApplyRequest;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.map.BadRecord;
import org.timecoin.contracts.map.CertificateMap;
import org.timecoin.contracts.types.v1.Block;
import org.timecoin.contracts.types.v1.HeightRange;

/**
 * One Import stream. Reads ahead of the writer as far as its window goes and no further, so the
 * sender is held back by gRPC's flow control; answers in the order of the requests. Lives on one
 * event loop.
 */
final class ImportCall implements StreamObserver<ImportRequest> {

  private static final int HEIGHT_OFFSET = Integer.BYTES;

  /** A request that was read and not yet answered. */
  private record Pending(HeightRange range, int bytes, CompletableFuture<ApplyResult> result) {}

  private final ServerCallStreamObserver<ImportResponse> call;
  private final WriterGate gate;
  private final Function<ApplyRequest, CompletionStage<ApplyResult>> apply;
  private final ChainConfig.Writer window;
  private final Executor eventLoop;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private int pendingBytes;
  private boolean reading;
  private boolean ended;
  private boolean closed;

  private ImportCall(
      ServerCallStreamObserver<ImportResponse> call,
      WriterGate gate,
      Function<ApplyRequest, CompletionStage<ApplyResult>> apply,
      ChainConfig.Writer window,
      Executor eventLoop) {
    this.call = call;
    this.gate = gate;
    this.apply = apply;
    this.window = window;
    this.eventLoop = eventLoop;
  }

  /** Begins to read a stream, on the event loop that called. */
  static StreamObserver<ImportRequest> open(
      ServerCallStreamObserver<ImportResponse> call,
      WriterGate gate,
      Function<ApplyRequest, CompletionStage<ApplyResult>> apply,
      ChainConfig.Writer window) {
    Context context = Vertx.currentContext();
    ImportCall opened =
        new ImportCall(
            call, gate, apply, window, task -> context.runOnContext(unused -> task.run()));
    call.disableAutoRequest();
    call.setOnCancelHandler(() -> opened.ended = true);
    opened.readOn();
    return opened;
  }

  private void readOn() {
    boolean room =
        pending.size() < window.streamRequestsMax() && pendingBytes < window.streamBytesMax();
    if (!reading && !ended && room) {
      reading = true;
      call.request(1);
    }
  }

  @Override
  public void onNext(ImportRequest request) {
    reading = false;
    Optional<StatusRuntimeException> refusal = refusal(request);
    if (refusal.isPresent()) {
      ended = true;
      closed = true;
      call.onError(refusal.get());
      return;
    }
    Optional<ApplyRequest> asked = read(request);
    if (asked.isEmpty()) {
      return;
    }
    Pending next =
        new Pending(
            range(request.getBlocksList()),
            request.getSerializedSize(),
            apply.apply(asked.get()).toCompletableFuture());
    pending.add(next);
    pendingBytes += next.bytes();
    var unused = next.result().whenComplete((result, failure) -> eventLoop.execute(this::answer));
    readOn();
  }

  /** Asked for each request: this process may cease to be the writer at any time. */
  private Optional<StatusRuntimeException> refusal(ImportRequest request) {
    return request.getBlocksCount() == 0
        ? Optional.of(Answers.invalid("a request names at least one block"))
        : gate.refusal();
  }

  /** What is asked; nothing when it can't be read, which ends the call. */
  private Optional<ApplyRequest> read(ImportRequest request) {
    try {
      return Optional.of(
          new ApplyRequest(
              request.getBlocksList().stream()
                  .map(block -> block.getBincode().toByteArray())
                  .toList(),
              request.getCertificatesList().stream().map(CertificateMap::certificate).toList(),
              request.getNow(),
              request.getOrigin(),
              CommitNotes.NONE));
    } catch (BadRecord e) {
      ended = true;
      closed = true;
      call.onError(Answers.status(e));
      return Optional.empty();
    }
  }

  /** Answers what is done, oldest first. */
  private void answer() {
    while (!pending.isEmpty() && pending.peek().result().isDone()) {
      Pending done = pending.poll();
      pendingBytes -= done.bytes();
      if (!closed && !call.isCancelled()) {
        call.onNext(ApplyResults.response(done.range(), done.result().join()));
      }
    }
    readOn();
    completeWhenDone();
  }

  @Override
  public void onError(Throwable failure) {
    // The sender is gone; what it sent is applied all the same.
    ended = true;
  }

  @Override
  public void onCompleted() {
    ended = true;
    completeWhenDone();
  }

  private void completeWhenDone() {
    if (ended && !closed && pending.isEmpty() && !call.isCancelled()) {
      closed = true;
      call.onCompleted();
    }
  }

  /** The heights a request claims; of blocks too short to claim one, 0. */
  private static HeightRange range(List<Block> blocks) {
    ByteBuffer first = blocks.getFirst().getBincode().asReadOnlyByteBuffer();
    boolean claims = first.remaining() >= HEIGHT_OFFSET + Long.BYTES;
    long height =
        claims ? first.order(ByteOrder.LITTLE_ENDIAN).getLong(first.position() + HEIGHT_OFFSET) : 0;
    return HeightRange.newBuilder().setFirst(height).setLast(height + blocks.size() - 1).build();
  }
}
