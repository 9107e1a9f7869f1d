package org.timecoin.chain.api;

import org.timecoin.contracts.types.v1.HeightRange;

/**
 * A range of heights that was asked for, both ends included.
 *
 * @param first at least 0
 * @param last at least {@code first}
 */
record Heights(long first, long last) {

  /** Reads one; INVALID_ARGUMENT when it is empty. Heights beyond any chain become the highest. */
  static Heights of(HeightRange range) {
    if (Long.compareUnsigned(range.getFirst(), range.getLast()) > 0) {
      throw Answers.invalid("the range ends before it begins");
    }
    return new Heights(clamp(range.getFirst()), clamp(range.getLast()));
  }

  /** As {@link #of}, but INVALID_ARGUMENT also when it has more heights than allowed. */
  static Heights of(HeightRange range, int most) {
    Heights heights = of(range);
    if (heights.last - heights.first >= most) {
      throw Answers.invalid("at most " + most + " heights");
    }
    return heights;
  }

  private static long clamp(long unsigned) {
    return unsigned < 0 ? Long.MAX_VALUE : unsigned;
  }
}
