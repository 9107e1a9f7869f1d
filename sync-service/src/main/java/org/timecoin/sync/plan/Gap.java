package org.timecoin.sync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The pieces of the gap in the order of their heights, without overlap and without holes. */
final class Gap {

  private final TreeMap<Long, Slice> slices = new TreeMap<>();

  Collection<Slice> slices() {
    return slices.values();
  }

  /** A copy to walk over while pieces come and go. */
  List<Slice> snapshot() {
    return new ArrayList<>(slices.values());
  }

  boolean contains(Slice slice) {
    return slices.get(slice.range().first()) == slice;
  }

  void add(Slice slice) {
    slices.put(slice.range().first(), slice);
  }

  void remove(Slice slice) {
    slices.remove(slice.range().first(), slice);
  }

  void clear() {
    slices.clear();
  }

  /** The highest height planned so far, or {@code tip} when nothing is. */
  long frontier(long tip) {
    return slices.isEmpty() ? tip : Math.max(tip, slices.lastEntry().getValue().range().last());
  }

  Optional<Slice> highest() {
    return value(slices.lastEntry());
  }

  /** The piece that everything behind it waits for. */
  Optional<Slice> firstMissing() {
    return first(Slice::isMissing);
  }

  /** The piece to hand to the chain next. */
  Optional<Slice> firstNotApplying() {
    return first(slice -> !slice.isApplying());
  }

  private Optional<Slice> first(Predicate<Slice> what) {
    return slices.values().stream().filter(what).findFirst();
  }

  Optional<Slice> before(Slice slice) {
    return value(slices.lowerEntry(slice.range().first()));
  }

  Optional<Slice> behind(Slice slice) {
    return value(slices.higherEntry(slice.range().first()));
  }

  private static Optional<Slice> value(Map.Entry<Long, Slice> entry) {
    return Optional.ofNullable(entry).map(Map.Entry::getValue);
  }

  /** Puts pieces in the place of one; together they hold the same heights. */
  void replace(Slice slice, Slice... parts) {
    remove(slice);
    for (Slice part : parts) {
      add(part);
    }
  }
}
