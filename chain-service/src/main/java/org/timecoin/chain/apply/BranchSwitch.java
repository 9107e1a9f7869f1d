package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timecoin.chain.apply.SwitchResult.Reason;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;

/**
 * Leaves one branch for another (consensus.md section 4): the other is fetched whole by whoever
 * asks, judged whole on the side, and then taken in one transaction. Undoing alone is the same with
 * nothing to take.
 */
final class BranchSwitch {

  private final ChainStorage storage;
  private final BatchComputation computation;
  private final int depthMax;

  /** Switches that undo at most so many blocks. */
  BranchSwitch(ChainStorage storage, BatchComputation computation, int depthMax) {
    this.storage = storage;
    this.computation = computation;
    this.depthMax = depthMax;
  }

  /** Why a switch from this state may not be made; empty when it may. */
  Optional<Reason> objection(ChainState state, long ancestor, List<Candidate> branch) {
    long height = state.tip().height();
    if (branch.isEmpty() || branch.stream().anyMatch(block -> block.place().isPresent())) {
      return Optional.of(Reason.NO_BRANCH);
    }
    if (ancestor < 0 || ancestor > height) {
      return Optional.of(Reason.UNKNOWN_ANCESTOR);
    }
    if (ancestor < state.finalHeight()) {
      return Optional.of(Reason.BELOW_FINAL);
    }
    return height - ancestor > depthMax ? Optional.of(Reason.TOO_DEEP) : Optional.empty();
  }

  /** Whether the block of a height is the one with this hash. */
  boolean isOurs(long height, Hash hash) {
    return storage.hashes(height, height).contains(hash);
  }

  /** What leaving everything above an ancestor of ours for a branch comes to. */
  BatchVerdict judge(ChainState state, long ancestor, List<Candidate> branch) {
    Optional<Undo> undo =
        ancestor == state.tip().height() ? Optional.empty() : Optional.of(undo(state, ancestor));
    Set<OutPoint> touched = Touched.inputs(branch);
    touched.addAll(Touched.outputs(branch));
    undo.ifPresent(
        undone ->
            undone.blocks().stream()
                .flatMap(block -> block.made().stream())
                .forEach(coin -> touched.add(coin.outpoint())));
    Basis basis = new Basis(state, undo, storage.unspent(touched), StoredCollateral.NONE);
    return computation.compute(basis, branch);
  }

  private Undo undo(ChainState state, long ancestor) {
    List<UndoneBlock> blocks = new ArrayList<>();
    for (long height = state.tip().height(); height > ancestor; height--) {
      blocks.add(storage.undoable(height));
    }
    UndoneBlock below = storage.undoable(ancestor);
    return new Undo(ChainTip.of(below.block().block(), below.block().hash()), blocks);
  }
}
