package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bytes.Hash;

/** Something that happened to the chain, as everybody is told of it, in order. */
public sealed interface ChainChange {

  /** Its place among all changes of this copy of the chain: gapless, from 1. */
  long seq();

  /** The last block afterwards. */
  LastBlock tip();

  /**
   * Blocks were put on the chain, in order.
   *
   * @param firstHeight of the first of them
   * @param transactions in all of them
   * @param finalizedHeight up to which blocks are final afterwards, inclusive
   */
  record BlocksApplied(
      long seq, long firstHeight, LastBlock tip, int transactions, long finalizedHeight)
      implements ChainChange {}

  /**
   * Blocks were taken off the chain, the last first.
   *
   * @param fromHeight of the block that was the last before
   */
  record BlocksUndone(long seq, long fromHeight, LastBlock tip) implements ChainChange {}

  /** A block by height and hash. */
  record LastBlock(long height, Hash hash) {}

  /** What committing a plan tells, in order; the last of them bears the sequence of its state. */
  static List<ChainChange> of(BatchPlan plan) {
    long seq = plan.after().eventSeq();
    List<ChainChange> changes = new ArrayList<>();
    boolean applies = !plan.blocks().isEmpty();
    plan.undo()
        .ifPresent(
            undo ->
                changes.add(
                    new BlocksUndone(
                        applies ? seq - 1 : seq, undo.fromHeight(), last(undo.ancestor()))));
    if (applies) {
      changes.add(
          new BlocksApplied(
              seq,
              plan.blocks().getFirst().height(),
              last(plan.after().tip()),
              plan.transactions(),
              plan.after().finalHeight()));
    }
    return changes;
  }

  private static LastBlock last(ChainTip tip) {
    return new LastBlock(tip.height(), tip.hash());
  }
}
