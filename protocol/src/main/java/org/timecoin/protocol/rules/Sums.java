package org.timecoin.protocol.rules;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Sums of {@code u64} that notice when they wrap around. */
final class Sums {

  private Sums() {}

  /** The sum, or nothing when it doesn't fit into a {@code u64}. */
  static <T> OptionalLong of(List<T> items, ToLongFunction<T> value) {
    long sum = 0;
    for (T item : items) {
      long term = value.applyAsLong(item);
      sum += term;
      if (Long.compareUnsigned(sum, term) < 0) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(sum);
  }
}
