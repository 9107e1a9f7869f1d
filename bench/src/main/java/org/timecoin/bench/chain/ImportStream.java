package org.timecoin.bench.chain;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.timecoin.contracts.chain.v1.ChainGrpc;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.types.v1.Block;

/**
 * One Import stream, fed as sync feeds it: ranges of up to 101 blocks, a bounded number of them
 * before the first is answered.
 */
final class ImportStream implements StreamObserver<ImportResponse> {

  private static final int BLOCKS_IN_RANGE = 101;
  private static final int BYTES_IN_RANGE = 2 << 20;
  private static final int RANGES_UNANSWERED = 24;

  private final Semaphore window = new Semaphore(RANGES_UNANSWERED);
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final LongConsumer reached;

  private ImportStream(LongConsumer reached) {
    this.reached = reached;
  }

  /**
   * Imports all blocks of a file.
   *
   * @param now by which they are judged, seconds since 1970
   * @param reached is told each height that is committed
   * @throws IllegalStateException when one of them is refused
   */
  static void run(ManagedChannel channel, ChainFile file, long now, LongConsumer reached) {
    ImportStream answers = new ImportStream(reached);
    StreamObserver<ImportRequest> call = ChainGrpc.newStub(channel).import_(answers);
    for (List<byte[]> range = next(file); !range.isEmpty(); range = next(file)) {
      answers.window.acquireUninterruptibly();
      call.onNext(request(range, now));
    }
    call.onCompleted();
    answers.end.join();
  }

  private static List<byte[]> next(ChainFile file) {
    return file.next(BLOCKS_IN_RANGE, BYTES_IN_RANGE);
  }

  private static ImportRequest request(List<byte[]> range, long now) {
    ImportRequest.Builder request = ImportRequest.newBuilder().setNow(now).setOrigin("bench");
    range.forEach(
        block ->
            request.addBlocks(
                Block.newBuilder().setBincode(UnsafeByteOperations.unsafeWrap(block))));
    return request.build();
  }

  @Override
  public void onNext(ImportResponse response) {
    if (response.hasApplied()) {
      reached.accept(response.getRange().getLast());
    } else {
      end.completeExceptionally(new IllegalStateException("not applied: " + response));
    }
    window.release();
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
    window.release(RANGES_UNANSWERED);
  }

  @Override
  public void onCompleted() {
    end.complete(null);
  }
}
