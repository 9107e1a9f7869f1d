package org.timecoin.chain.apply;

import java.util.List;

/**
 * Committed blocks that are to be undone.
 *
 * @param ancestor the block below them, which becomes the tip
 * @param blocks at least one, from the tip downwards
 */
public record Undo(ChainTip ancestor, List<UndoneBlock> blocks) {

  public Undo {
    blocks = List.copyOf(blocks);
  }

  /** Height of the tip that goes first. */
  public long fromHeight() {
    return blocks.getFirst().block().height();
  }
}
