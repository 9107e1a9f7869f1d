package org.timecoin.gateway.ask;

import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.rules.Rule;

/**
 * What a list of blocks is worth as the answer to a range. Only heights are looked at: whether the
 * blocks are right is for those to say who know the chain.
 */
public sealed interface RangeAnswer {

  /** The whole range, in order. */
  record Complete(List<Block> blocks) implements RangeAnswer {}

  /** A contiguous beginning of the range, possibly nothing at all; ask again for the rest. */
  record Prefix(List<Block> blocks) implements RangeAnswer {}

  /**
   * No answer to the range; no block of it is used.
   *
   * @param reason begins with the name of the broken block rule: a height out of its place
   */
  record Malformed(String reason) implements RangeAnswer {}

  /**
   * Judges an answer. Heights must rise and stay inside the range. The legacy node leaves missing
   * heights out, so what follows a gap is dropped without blame.
   *
   * @param first height asked for, {@code u64}
   * @param last height asked for, {@code u64}, inclusive
   */
  static RangeAnswer of(long first, long last, List<Block> blocks) {
    long contiguous = 0;
    boolean gap = false;
    long previous = first - 1;
    for (Block block : blocks) {
      long height = block.height();
      if (Long.compareUnsigned(height, first) < 0 || Long.compareUnsigned(height, last) > 0) {
        return wrongHeight("height " + Long.toUnsignedString(height) + " was not asked for");
      }
      // Compared as distances from the first, which can't wrap around inside the range.
      if (Long.compareUnsigned(height - first, previous - first + 1) < 0) {
        return wrongHeight("heights out of order at " + Long.toUnsignedString(height));
      }
      gap |= height != previous + 1;
      contiguous += gap ? 0 : 1;
      previous = height;
    }
    List<Block> usable = blocks.subList(0, Math.toIntExact(contiguous));
    return contiguous == last - first + 1 ? new Complete(usable) : new Prefix(usable);
  }

  private static Malformed wrongHeight(String detail) {
    return new Malformed(Rule.WRONG_HEIGHT.wireName() + ": " + detail);
  }
}
