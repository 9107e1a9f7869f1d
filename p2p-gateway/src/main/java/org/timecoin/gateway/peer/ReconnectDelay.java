package org.timecoin.gateway.peer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before dialling again: doubling from the first to the longest, less up to a
 * quarter of jitter, so that the peers of a node that restarts don't return in one instant.
 *
 * @param first after the first failure
 * @param most never more than this
 */
public record ReconnectDelay(Duration first, Duration most) {

  private static final double JITTER = 0.25;

  /** The delay after this many failures in a row, 1 and up. */
  public Duration after(int failures, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), 20);
    long capped = Math.min(doubled, most.toMillis());
    return Duration.ofMillis(capped - (long) (capped * JITTER * random.nextDouble()));
  }
}
