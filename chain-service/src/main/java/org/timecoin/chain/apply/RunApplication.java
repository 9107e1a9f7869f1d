package org.timecoin.chain.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.timecoin.chain.apply.ChainStorage.OutputCollision;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.ByteString;

/**
 * Applies new blocks batch by batch. While one batch is committed the next is judged on what the
 * first will leave. Its own commit begins only when the first is known to be done: what was judged
 * is dropped when that failed, and judged again when that had to be made anew.
 */
final class RunApplication {

  private final ChainStorage storage;
  private final BatchComputation computation;
  private final ApplyWatch watch;
  private final Consumer<BatchPlan> committed;

  private ChainState state;
  private Optional<Underway> underway = Optional.empty();
  private Optional<Refusal.Broken> broken = Optional.empty();

  /** A batch whose commit has begun. */
  private record Underway(
      List<Candidate> batch, BatchPlan plan, CommitNotes notes, ChainStorage.Commit commit) {}

  /**
   * An application to the stored chain.
   *
   * @param state of the stored chain
   * @param committed is told each plan once it is known to be committed
   */
  RunApplication(
      ChainStorage storage,
      BatchComputation computation,
      ApplyWatch watch,
      ChainState state,
      Consumer<BatchPlan> committed) {
    this.storage = storage;
    this.computation = computation;
    this.watch = watch;
    this.state = state;
    this.committed = committed;
  }

  /**
   * Applies the next batch; its commit may be under way afterwards.
   *
   * @param notes committed with it, when all of it is valid
   * @return whether another may follow
   * @throws StorageUnavailable when nothing more can be decided
   */
  boolean next(List<Candidate> batch, CommitNotes notes) {
    // What addresses hold is asked of what is stored, so it must be known what that is.
    if (isCertified(batch) && !settle()) {
      return false;
    }
    ChainState judgedOn = after();
    BatchVerdict verdict = judge(batch, Touched.inputs(batch));
    if (!settle()) {
      return false;
    }
    if (!judgedOn.equals(state)) {
      verdict = judge(batch, Touched.inputs(batch));
    }
    begin(batch, verdict, notes);
    if (verdict.broken().isPresent() && settle()) {
      broken = verdict.broken();
    }
    return broken.isEmpty();
  }

  /**
   * Waits for what is under way.
   *
   * @return the rule that the next block breaks; empty when there is none
   * @throws StorageUnavailable when the last commit failed
   */
  Optional<Refusal.Broken> finish() {
    settle();
    return broken;
  }

  /** Waits for what is under way after a failure, so that nothing is when the next run comes. */
  void abandon() {
    try {
      settle();
    } catch (StorageUnavailable another) {
      // One is being reported already, and this one says the same: nothing is decided.
    }
  }

  private static boolean isCertified(List<Candidate> batch) {
    return batch.stream().anyMatch(block -> block.place().isPresent());
  }

  /** What the chain is when that which is under way is committed. */
  private ChainState after() {
    return underway.map(one -> one.plan().after()).orElse(state);
  }

  private BatchVerdict judge(List<Candidate> batch, Set<OutPoint> touched) {
    long start = System.nanoTime();
    Basis basis = basis(batch, touched);
    long fetched = System.nanoTime();
    BatchVerdict verdict = computation.compute(basis, batch);
    watch.took(ApplyStage.FETCH, fetched - start);
    watch.took(ApplyStage.VALIDATE, System.nanoTime() - fetched);
    return verdict;
  }

  private Basis basis(List<Candidate> batch, Set<OutPoint> touched) {
    Map<OutPoint, Coin> stored = touched.isEmpty() ? Map.of() : storage.unspent(touched);
    Map<OutPoint, Coin> coins =
        underway.map(one -> one.plan().coins().over(stored, touched)).orElse(stored);
    Set<ByteString> paid = Touched.paid(batch);
    StoredCollateral collateral = paid.isEmpty() ? StoredCollateral.NONE : storage.collateral(paid);
    return new Basis(after(), Optional.empty(), coins, collateral);
  }

  private void begin(List<Candidate> batch, BatchVerdict verdict, CommitNotes notes) {
    if (verdict.plan().isPresent()) {
      BatchPlan plan = verdict.plan().get();
      CommitNotes own = verdict.broken().isPresent() ? CommitNotes.NONE : notes;
      underway = Optional.of(new Underway(batch, plan, own, storage.begin(plan, own)));
    }
  }

  /** Waits for the commit under way, if any; false when no other batch may follow. */
  private boolean settle() {
    if (underway.isPresent()) {
      Underway last = underway.get();
      underway = Optional.empty();
      try {
        done(last.plan(), last.commit().await());
      } catch (OutputCollision e) {
        again(last);
      }
    }
    return broken.isEmpty();
  }

  /** A coinbase repeats an earlier one: judges with the outputs it replaces at hand. */
  private void again(Underway last) {
    Set<OutPoint> touched = new HashSet<>(Touched.inputs(last.batch()));
    touched.addAll(Touched.outputs(last.batch()));
    BatchVerdict verdict = judge(last.batch(), touched);
    if (verdict.plan().isPresent()) {
      BatchPlan plan = verdict.plan().get();
      done(plan, storage.begin(plan, last.notes()).await());
    }
    broken = verdict.broken();
  }

  private void done(BatchPlan plan, long nanos) {
    state = plan.after();
    watch.took(ApplyStage.COMMIT, nanos);
    committed.accept(plan);
  }
}
