package org.timecoin.sync.plan;

import java.util.random.RandomGenerator;

/**
 * Waits between tries: a random one below a bound that doubles with each failure ("full jitter").
 */
final class Backoff {

  private static final int MOST_DOUBLINGS = 16;

  private final int firstMs;
  private final int mostMs;
  private final RandomGenerator random;

  Backoff(int firstMs, int mostMs, RandomGenerator random) {
    this.firstMs = firstMs;
    this.mostMs = mostMs;
    this.random = random;
  }

  /** Milliseconds to wait after so many failures in a row. */
  int after(int failures) {
    long bound = (long) firstMs << Math.min(failures, MOST_DOUBLINGS);
    return 1 + random.nextInt((int) Math.min(mostMs, bound));
  }
}
