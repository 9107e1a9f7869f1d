package org.timecoin.chain.crash;

import java.util.Optional;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.SwitchResult;
import org.timecoin.chain.crash.Histories.Branches;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.protocol.block.Block;

/**
 * A process that applies one branch, leaves it for the other and comes back, again and again from
 * wherever it finds the chain, to be killed in the middle of it.
 */
public final class CrashingWriter {

  /** Small batches, so that there are many commits to be killed in. */
  static final int BATCH = 9;

  /** Bytes of the steps of a switch: several, and one. */
  private static final int[] STEPS = {5_000, 1 << 20};

  private CrashingWriter() {}

  /** Arguments: port, user, password and name of the database, how often to go there and back. */
  public static void main(String[] args) {
    Branches branches = Histories.branches();
    try (TestDatabase database =
        TestDatabase.existing(Integer.parseInt(args[0]), args[1], args[2], args[3])) {
      database.takeLease();
      for (int round = 0; round < Integer.parseInt(args[4]); round++) {
        BlockApplier applier =
            database.applier(
                (block, parent, unspent, claims) -> Optional.empty(), BATCH, STEPS[round % 2]);
        applier.apply(branches.left().blocks(), CommitNotes.NONE);
        require(applier, branches, branches.taken());
        require(applier, branches, branches.left());
      }
    }
  }

  private static void require(
      BlockApplier applier, Branches branches, org.timecoin.chain.RandomBranches.Grown to) {
    SwitchResult result =
        applier.switchTo(
            Histories.FORK,
            branches.shared().tip().hash(),
            Blocks.packed(to.blocks().subList(Histories.FORK, to.blocks().size())));
    boolean there =
        result instanceof SwitchResult.Switched || result instanceof SwitchResult.AlreadyThere;
    if (!there) {
      throw new IllegalStateException("no switch: " + result);
    }
  }

  /** The genesis block of what it writes. */
  static Block genesis() {
    return Histories.NETWORK.genesis();
  }
}
