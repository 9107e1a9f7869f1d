package org.timecoin.chain.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.ApplyStage;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.PackedBlock;
import org.timecoin.chain.apply.ProposalVerdict;
import org.timecoin.chain.apply.SwitchResult;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.build.BuiltRun;
import org.timecoin.protocol.vote.Parent;

/**
 * The way to the writer: bounded, in order, on two threads of its own. One decodes and hashes while
 * the other applies what came before. Requests that follow one another are applied together, so
 * that many small ones cost few transactions.
 */
public final class ApplyQueue implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ApplyQueue.class);
  private static final String QUEUE_FULL = "the import queue is full";
  private static final String STOPPING = "the service is stopping";

  /** Runs are never compared with a clock. */
  private static final long NO_CLOCK = 0;

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);

  private final Semaphore requests;
  private final Semaphore bytes;
  private final QueueLimits limits;
  private final RunWriter writer;
  private final ApplyWatch watch;
  private final ExecutorService preparing = thread("chain-prepare");
  private final ExecutorService writing = thread("chain-writer");

  /** Prepared and not yet taken by the writer; bounded by the permits. */
  private final BlockingQueue<PreparedRun> prepared = new LinkedBlockingQueue<>();

  /** A queue in front of a writer. */
  public ApplyQueue(RunWriter writer, QueueLimits limits, ApplyWatch watch) {
    this.writer = writer;
    this.limits = limits;
    this.watch = watch;
    this.requests = new Semaphore(limits.requests());
    this.bytes = new Semaphore(limits.bytes());
  }

  /** Where the chain stands, asked of storage; fails when it doesn't answer. */
  public CompletionStage<ChainState> state() {
    return CompletableFuture.supplyAsync(writer::state, writing);
  }

  /** Completes when no transaction is under way; the next begins with asking storage. */
  public CompletionStage<Void> forget() {
    return CompletableFuture.runAsync(writer::forget, writing);
  }

  /**
   * Leaves everything above a block of ours for a branch on it, after the requests that the writer
   * has begun; never waits. Its blocks don't count as the queue's: whoever asks bounds them, and
   * asks for one switch at a time. Fails with {@link BincodeFault} when one of them is no block.
   */
  public CompletionStage<SwitchResult> switchBranch(SwitchRequest request) {
    return prepared(0, () -> packed(request), branch -> writer.switchBranch(request, branch))
        .exceptionallyCompose(
            failure ->
                malformed(failure)
                    ? CompletableFuture.failedStage(failure)
                    : CompletableFuture.completedStage(
                        new SwitchResult.Unavailable(failure.getMessage())));
  }

  private static boolean malformed(Throwable failure) {
    return failure instanceof BincodeFault || failure.getCause() instanceof BincodeFault;
  }

  private static List<PackedBlock> packed(SwitchRequest request) {
    return request.branch().stream().map(block -> PackedBlock.of(block, request.now())).toList();
  }

  /** Undoes everything above a height; fails when storage does, or when some of it is final. */
  public CompletionStage<ChainState> undoDownTo(long height) {
    return onWriter(() -> writer.undoDownTo(height));
  }

  /**
   * Does something to what is stored while nothing is applied; then the chain is loaded anew. Fails
   * when the work does.
   */
  public <T> CompletionStage<T> alone(Supplier<T> work) {
    return onWriter(() -> writer.alone(work));
  }

  /**
   * Judges a run on the tip, after what the writer has begun; fails when storage does, and with
   * {@link BincodeFault} when something in it is no block.
   *
   * @param run its blocks in binary form
   */
  public CompletionStage<ProposalVerdict> validate(Parent parent, List<byte[]> run) {
    return prepared(
        run.stream().mapToInt(block -> block.length).sum(),
        () -> run.stream().map(block -> Candidate.decode(block, NO_CLOCK)).toList(),
        decoded -> writer.validate(parent, decoded));
  }

  /** Makes a run on the tip; empty when the parent is another block. Fails when storage does. */
  public CompletionStage<Optional<BuiltRun>> build(BuildRequest request) {
    return bounded(0, () -> writer.build(request));
  }

  private <T> CompletionStage<T> bounded(int size, Supplier<T> work) {
    return admitted(size, () -> onWriter(work));
  }

  /** Reads blocks beside the writer, then works with them on it. */
  private <P, T> CompletionStage<T> prepared(int size, Supplier<P> reading, Function<P, T> work) {
    return admitted(
        size,
        () ->
            CompletableFuture.supplyAsync(reading, preparing)
                .thenCompose(read -> onWriter(() -> work.apply(read))));
  }

  private <T> CompletionStage<T> admitted(int size, Supplier<CompletionStage<T>> work) {
    if (!requests.tryAcquire()) {
      return CompletableFuture.failedStage(new IllegalStateException(QUEUE_FULL));
    }
    if (!bytes.tryAcquire(size)) {
      requests.release();
      return CompletableFuture.failedStage(new IllegalStateException(QUEUE_FULL));
    }
    return started(work)
        .whenComplete(
            (result, failure) -> {
              requests.release();
              bytes.release(size);
            });
  }

  private static <T> CompletionStage<T> started(Supplier<CompletionStage<T>> work) {
    try {
      return work.get();
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedStage(new IllegalStateException(STOPPING, e));
    }
  }

  private <T> CompletionStage<T> onWriter(Supplier<T> work) {
    return started(() -> CompletableFuture.supplyAsync(work, writing));
  }

  /** Applies a request after those before it; never waits, never fails. */
  public CompletionStage<ApplyResult> submit(ApplyRequest request) {
    int size = request.bytes();
    if (!requests.tryAcquire()) {
      return full();
    }
    if (!bytes.tryAcquire(size)) {
      requests.release();
      return full();
    }
    CompletableFuture<ApplyResult> answer = new CompletableFuture<>();
    CompletionStage<ApplyResult> accounted =
        answer.whenComplete(
            (result, failure) -> {
              requests.release();
              bytes.release(size);
            });
    try {
      preparing.execute(() -> prepare(request, answer));
    } catch (RejectedExecutionException e) {
      answer.complete(stopping());
    }
    return accounted;
  }

  /** Requests waiting or under way. */
  public int depth() {
    return limits.requests() - requests.availablePermits();
  }

  /** Requests that are ready for the writer and wait for it. */
  int prepared() {
    return prepared.size();
  }

  private void prepare(ApplyRequest request, CompletableFuture<ApplyResult> answer) {
    long start = System.nanoTime();
    try {
      prepared.add(PreparedRun.of(request, answer));
    } catch (RuntimeException | Error e) {
      // A bug: who waits must hear of it, and the thread goes on with the next.
      LOG.error("reading blocks failed unexpectedly", e);
      answer.complete(failed());
      return;
    }
    watch.took(ApplyStage.DECODE, System.nanoTime() - start);
    try {
      writing.execute(this::applyNext);
    } catch (RejectedExecutionException e) {
      answerWaiting();
    }
  }

  private void applyNext() {
    RunGroup.of(prepared, limits).ifPresent(this::apply);
  }

  private void apply(RunGroup group) {
    try {
      writer.write(group);
    } catch (RuntimeException | Error e) {
      // A bug: those who wait must hear of it, and the writer goes on with the next. An error that
      // got away would end the one thread that may write.
      LOG.error("applying blocks failed unexpectedly", e);
      group.answer(failed());
    }
  }

  private static CompletionStage<ApplyResult> full() {
    return CompletableFuture.completedStage(new ApplyResult.Unavailable(QUEUE_FULL));
  }

  private static ApplyResult failed() {
    return new ApplyResult.Unavailable("applying failed, see the log");
  }

  static ApplyResult stopping() {
    return new ApplyResult.Unavailable(STOPPING);
  }

  private void answerWaiting() {
    List<PreparedRun> left = new ArrayList<>();
    prepared.drainTo(left);
    left.forEach(run -> run.answer().complete(stopping()));
  }

  /** Finishes the group under way; what waits is answered with Unavailable. */
  @Override
  public void close() {
    preparing.shutdown();
    answerWaiting();
    writing.shutdown();
    try {
      if (!writing.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf("the writer did not finish in %d s", CLOSE_WAIT.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answerWaiting();
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }
}
