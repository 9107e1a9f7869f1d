package org.timecoin.simulator.explore;

/** Three voters' states as one long: 21 bits each. */
final class Global {

  private static final int BITS = 21;
  private static final long MASK = (1L << BITS) - 1;

  private Global() {}

  static int local(long global, int who) {
    return (int) ((global >> (who * BITS)) & MASK);
  }

  static long with(long global, int who, int local) {
    return (global & ~(MASK << (who * BITS))) | ((long) local << (who * BITS));
  }

  /** So many states of single voters fit. */
  static boolean fits(int locals) {
    return locals <= MASK;
  }
}
