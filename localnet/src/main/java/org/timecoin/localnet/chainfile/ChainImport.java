package org.timecoin.localnet.chainfile;

import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.run.Progress;
import org.timecoin.protocol.wire.ChainLine;

/**
 * Imports a chain from a file into a node, request by request, so that memory holds two of them and
 * the 100 blocks that may be one run. The node judges every block; those it has are passed over, so
 * an import that was broken off is simply begun again.
 */
public final class ChainImport {

  private static final Duration ANSWER_WAIT = Duration.ofSeconds(90);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int TRIES = 60;
  private static final long SAID_EVERY = 10_000;

  private final int port;
  private final InstantSource clock;
  private final Progress progress;
  private long said;

  /** An import into the chain service at a gRPC port. */
  public ChainImport(int port, InstantSource clock, Progress progress) {
    this.port = port;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Imports a file.
   *
   * @return the node's height afterwards
   * @throws UserError when the file is broken, or its chain isn't valid or another; names the line
   * @throws FleetFailure when the node doesn't answer
   */
  public long from(Path file) {
    try (LineReader lines = LineReader.open(file);
        ChainCall chain = new ChainCall(port)) {
      Stream stream = new Stream(chain);
      Batching batching = new Batching();
      long height = 0;
      Optional<ChainLine> line = lines.next();
      while (line.isPresent()) {
        batching.take(line.get()).ifPresent(why -> fail(lines, why));
        for (Batch full : batching.full(lines.number())) {
          height = send(stream, full, file);
        }
        line = lines.next();
      }
      for (Batch rest : batching.rest(lines.number() - 1)) {
        height = send(stream, rest, file);
      }
      stream.requests.onCompleted();
      return height;
    }
  }

  private static void fail(LineReader lines, String why) {
    throw lines.broken(why);
  }

  /** One Import call, one request at a time. */
  private static final class Stream implements StreamObserver<ImportResponse> {
    private final BlockingQueue<Optional<ImportResponse>> answers = new LinkedBlockingQueue<>();
    private final StreamObserver<ImportRequest> requests;
    private final AtomicReference<String> why = new AtomicReference<>("no answer in time");

    Stream(ChainCall chain) {
      this.requests = chain.streaming().import_(this);
    }

    @Override
    public void onNext(ImportResponse response) {
      answers.add(Optional.of(response));
    }

    @Override
    public void onError(Throwable failure) {
      why.set(failure.getMessage());
      answers.add(Optional.empty());
    }

    @Override
    public void onCompleted() {
      answers.add(Optional.empty());
    }

    ImportResponse ask(ImportRequest request) {
      requests.onNext(request);
      return answer(ANSWER_WAIT)
          .orElseThrow(
              () ->
                  new FleetFailure(
                      "The node's chain service takes no more (%s); begin the import again, it goes on where it was."
                          .formatted(why.get())));
    }

    /** The next answer; empty when none comes in time. */
    private Optional<ImportResponse> answer(Duration wait) {
      try {
        Optional<ImportResponse> answer = answers.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        return answer == null ? Optional.empty() : answer;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  private long send(Stream stream, Batch batch, Path file) {
    ImportRequest request =
        ImportRequest.newBuilder()
            .addAllBlocks(batch.blocks())
            .addAllCertificates(batch.certificates())
            .setNow(clock.instant().getEpochSecond())
            .build();
    for (int tries = 1; tries < TRIES; tries++) {
      ImportResponse answer = stream.ask(request);
      if (!answer.hasUnavailable()) {
        return height(answer, batch, file);
      }
      progress.say("the node is busy: " + answer.getUnavailable().getReason());
      // Nothing is under way, so nothing comes: a pause that ends early when the call breaks.
      if (stream.answer(RETRY).isPresent()) {
        break;
      }
    }
    throw new FleetFailure("The node takes no blocks; begin the import again, it goes on.");
  }

  private long height(ImportResponse answer, Batch batch, Path file) {
    long height =
        switch (answer.getResultCase()) {
          case APPLIED -> answer.getApplied().getTip().getHeight();
          case ALREADY_KNOWN -> answer.getAlreadyKnown().getTip().getHeight();
          case MISSING_PARENT -> throw otherChain(answer, file);
          case REJECTED -> throw rejected(answer, batch, file);
          case UNAVAILABLE, RESULT_NOT_SET ->
              throw new FleetFailure("The node gave no answer that is known.");
        };
    long done = answer.getRange().getLast();
    if (done / SAID_EVERY != said / SAID_EVERY) {
      progress.say("imported up to block " + done);
    }
    said = done;
    return height;
  }

  private static UserError otherChain(ImportResponse answer, Path file) {
    return new UserError(
        "%s holds another chain: its block %d doesn't stand on the node's, whose tip is %d. Import it into a node with an empty database of that network (./timenode up --fresh)."
            .formatted(
                file,
                answer.getRange().getFirst(),
                answer.getMissingParent().getTip().getHeight()));
  }

  private static UserError rejected(ImportResponse answer, Batch batch, Path file) {
    return new UserError(
        "Block %d in %s, at or before line %d, breaks a rule (%s: %s); everything before it is imported. Get the file from a node you trust."
            .formatted(
                answer.getRejected().getBlock().getHeight(),
                file,
                batch.line(),
                answer.getRejected().getRule(),
                answer.getRejected().getDetail()));
  }
}
