package org.timecoin.simulator.explore;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A set of many non-negative longs in little memory, with another long beside each on demand. */
final class LongTable {

  private static final int FIRST = 1 << 12;

  private final boolean beside;
  private long[] keys = new long[FIRST];
  private long[] values;
  private int size;

  /** An empty set. */
  LongTable(boolean beside) {
    this.beside = beside;
    this.values = new long[beside ? FIRST : 0];
    Arrays.fill(keys, -1);
  }

  int size() {
    return size;
  }

  /** Adds a key with a value; false if it was there, and then nothing changes. */
  boolean add(long key, long value) {
    if (size >= keys.length / 4 * 3) {
      grow();
    }
    int slot = slot(key);
    if (keys[slot] == key) {
      return false;
    }
    put(slot, key, value);
    size++;
    return true;
  }

  /** What stands beside a key that is in the set. */
  long beside(long key) {
    return values[slot(key)];
  }

  /** Each key once. */
  void forEach(LongConsumer action) {
    for (long key : keys) {
      if (key != -1) {
        action.accept(key);
      }
    }
  }

  private void put(int slot, long key, long value) {
    keys[slot] = key;
    if (beside) {
      values[slot] = value;
    }
  }

  /** Where a key is, or would be. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (mix(key) & mask);
    while (keys[slot] != -1 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Spreads all bits over the low ones (the finalizer of SplitMix64). */
  static long mix(long key) {
    long mixed = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new long[beside ? keys.length : 0];
    Arrays.fill(keys, -1);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != -1) {
        put(slot(oldKeys[old]), oldKeys[old], beside ? oldValues[old] : 0);
      }
    }
  }
}
