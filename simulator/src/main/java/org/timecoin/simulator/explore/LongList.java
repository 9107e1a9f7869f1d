package org.timecoin.simulator.explore;

import java.util.Arrays;

/** Many longs in a row. */
final class LongList {

  private long[] items = new long[1 << 10];
  private int size;

  void add(long item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = item;
  }

  long get(int index) {
    return items[index];
  }

  int size() {
    return size;
  }
}
