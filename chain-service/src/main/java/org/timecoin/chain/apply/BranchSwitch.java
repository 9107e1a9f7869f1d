package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timecoin.chain.apply.ChainStorage.OutputCollision;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;
import org.timecoin.chain.apply.SwitchResult.Reason;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;

/**
 * Leaves one branch for another (consensus.md section 4): the other is fetched whole by whoever
 * asks, and taken in one transaction or not at all. One that fits memory is judged before anything
 * is written; a larger one goes step by step within the transaction, which ends without a trace
 * when a block is bad. Undoing alone is the same with nothing to take.
 */
final class BranchSwitch {

  private final ChainStorage storage;
  private final BatchComputation computation;
  private final SwitchLimits limits;
  private final ApplyWatch watch;

  BranchSwitch(
      ChainStorage storage, BatchComputation computation, SwitchLimits limits, ApplyWatch watch) {
    this.storage = storage;
    this.computation = computation;
    this.limits = limits;
    this.watch = watch;
  }

  /**
   * A part of a switch that fits memory.
   *
   * @param verdict what it comes to
   * @param taken blocks of the branch that it applies
   */
  private record Step(BatchVerdict verdict, int taken) {}

  /**
   * What became of a switch.
   *
   * @param done what was committed; of no meaning when a block is bad
   * @param broken what the first bad block breaks, and nothing was committed
   */
  record Outcome(Optional<Committed> done, Optional<Refusal.Broken> broken) {

    private static Outcome refused(Refusal.Broken broken) {
      return new Outcome(Optional.empty(), Optional.of(broken));
    }

    private boolean isKept() {
      return broken.isEmpty();
    }
  }

  /** Why a switch from this state may not be made; empty when it may. */
  Optional<Reason> objection(ChainState state, long ancestor, Hash hash, int branch) {
    long height = state.tip().height();
    if (branch == 0) {
      return Optional.of(Reason.NO_BRANCH);
    }
    if (ancestor < 0 || ancestor > height) {
      return Optional.of(Reason.UNKNOWN_ANCESTOR);
    }
    if (ancestor < state.finalHeight()) {
      return Optional.of(Reason.BELOW_FINAL);
    }
    if (height - ancestor > limits.depth()) {
      return Optional.of(Reason.TOO_DEEP);
    }
    return storage.hashes(ancestor, ancestor).contains(hash)
        ? Optional.empty()
        : Optional.of(Reason.UNKNOWN_ANCESTOR);
  }

  /**
   * Leaves everything above an ancestor of ours for a branch.
   *
   * @throws StorageUnavailable when it is not known whether that was done, or what is stored is
   *     inconsistent, which is told
   */
  Outcome take(ChainState state, long ancestor, List<PackedBlock> branch) {
    Step first = step(storage, state, ancestor, branch);
    if (first.verdict().broken().isPresent()) {
      return Outcome.refused(first.verdict().broken().get());
    }
    BatchPlan plan = first.verdict().plan().orElseThrow();
    List<PackedBlock> left = branch.subList(first.taken(), branch.size());
    if (left.isEmpty()) {
      return new Outcome(Optional.of(commit(storage, plan)), Optional.empty());
    }
    return storage.together(within -> goOn(within, plan, ancestor, left), Outcome::isKept);
  }

  private Outcome goOn(
      ChainStorage within, BatchPlan first, long ancestor, List<PackedBlock> branch) {
    Committed done = commit(within, first);
    List<PackedBlock> left = branch;
    while (!left.isEmpty()) {
      Step next = step(within, done.after(), ancestor(done, ancestor), left);
      if (next.verdict().broken().isPresent()) {
        return Outcome.refused(next.verdict().broken().get());
      }
      done = done.then(commit(within, next.verdict().plan().orElseThrow()));
      left = left.subList(next.taken(), left.size());
    }
    return new Outcome(Optional.of(done), Optional.empty());
  }

  /** Once the first block of the branch is applied nothing more is undone. */
  private static long ancestor(Committed done, long ancestor) {
    return done.blocks() > 0 ? done.after().tip().height() : ancestor;
  }

  /** Undoes blocks down to a height, or as many of them as fit memory. */
  Committed undo(ChainState state, long height) {
    return commit(storage, step(storage, state, height, List.of()).verdict().plan().orElseThrow());
  }

  private Committed commit(ChainStorage on, BatchPlan plan) {
    try {
      watch.took(ApplyStage.COMMIT, on.begin(plan, CommitNotes.NONE).await());
      return Committed.of(plan);
    } catch (OutputCollision e) {
      // What the branch makes was asked for, so it is an output that comes back and never was gone.
      throw inconsistent("an output that a block spent is stored as unspent", e);
    }
  }

  /** Nothing is done, and whoever looks after what is stored is told. */
  private StorageUnavailable inconsistent(String reason, RuntimeException cause) {
    watch.inconsistent(reason);
    return new StorageUnavailable("blocks can't be undone: " + reason, cause);
  }

  private Step step(ChainStorage asked, ChainState state, long ancestor, List<PackedBlock> branch) {
    try {
      return tried(asked, state, ancestor, branch);
    } catch (InconsistentUndo e) {
      throw inconsistent(e.getMessage(), e);
    }
  }

  private Step tried(
      ChainStorage asked, ChainState state, long ancestor, List<PackedBlock> branch) {
    long bytes = 0;
    List<UndoneBlock> undone = new ArrayList<>();
    long height = state.tip().height();
    while (height > ancestor && bytes < limits.bytesTogether()) {
      UndoneBlock next = consistent(asked.undoable(height));
      undone.add(next);
      bytes += BlockCodec.encodedSize(next.block().block());
      height--;
    }
    List<Candidate> taken = new ArrayList<>();
    while (height == ancestor && taken.size() < branch.size() && bytes < limits.bytesTogether()) {
      Candidate next = branch.get(taken.size()).unpack();
      taken.add(next);
      bytes += next.bincode().length;
    }
    return new Step(computation.compute(basis(asked, state, undone, taken), taken), taken.size());
  }

  private static UndoneBlock consistent(UndoneBlock undone) {
    undone
        .inconsistency()
        .ifPresent(
            why -> {
              throw new InconsistentUndo(why);
            });
    return undone;
  }

  private static Basis basis(
      ChainStorage asked, ChainState state, List<UndoneBlock> undone, List<Candidate> taken) {
    Set<OutPoint> touched = Touched.inputs(taken);
    touched.addAll(Touched.outputs(taken));
    undone.stream()
        .flatMap(block -> block.made().stream())
        .forEach(coin -> touched.add(coin.outpoint()));
    Optional<Undo> undo = undone.isEmpty() ? Optional.empty() : Optional.of(undo(asked, undone));
    return new Basis(state, undo, asked.unspent(touched), StoredCollateral.NONE);
  }

  private static Undo undo(ChainStorage asked, List<UndoneBlock> undone) {
    UndoneBlock below = asked.undoable(undone.getLast().block().height() - 1);
    return new Undo(ChainTip.of(below.block().block(), below.block().hash()), undone);
  }
}
