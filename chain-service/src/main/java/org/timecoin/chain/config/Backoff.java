package org.timecoin.chain.config;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: doubling from the first wait to the longest, less up to a half
 * at random, so that many who failed together don't come back together.
 *
 * @param first after one failure
 * @param most after many
 */
public record Backoff(Duration first, Duration most) {

  private static final int DOUBLINGS_MAX = 20;

  /** Refuses waits that are no time or shrink. */
  public Backoff {
    if (first.toMillis() < 1 || most.compareTo(first) < 0) {
      throw new IllegalArgumentException("a wait is at least 1 ms and the longest not the shorter");
    }
  }

  /** The wait after so many failures in a row, at least one. */
  public Duration after(int failures, RandomGenerator random) {
    int doublings = Math.min(failures - 1, DOUBLINGS_MAX);
    long full = Math.min(first.toMillis() << doublings, most.toMillis());
    return Duration.ofMillis(full - random.nextLong(full / 2 + 1));
  }
}
