package org.timecoin.protocol.build;

import java.util.List;
import org.timecoin.protocol.block.HashedBlock;

/**
 * A run that was made.
 *
 * @param blocks each on the one before; valid by every rule
 * @param leftOut the transactions at hand that are not in it, sorted by txid
 */
public record BuiltRun(List<HashedBlock> blocks, List<LeftOut> leftOut) {

  public BuiltRun {
    blocks = List.copyOf(blocks);
    leftOut = List.copyOf(leftOut);
  }
}
