package org.timecoin.consensus.round;

import java.util.concurrent.TimeUnit;

/**
 * What the clocks show when an input is handled.
 *
 * @param monotonicMs milliseconds that only grow while this process runs; timeouts go by them
 * @param wallMs milliseconds since 1970, which may jump; what is due goes by them
 */
public record Moment(long monotonicMs, long wallMs) {

  private static final long MS_PER_SECOND = 1000;

  /** Times beyond this are no times: blocks are never due then. */
  private static final long FARTHEST_MS = Long.MAX_VALUE / 2;

  /** Seconds since 1970, rounded down. */
  public long wallSeconds() {
    return Math.floorDiv(wallMs, MS_PER_SECOND);
  }

  /** How many milliseconds are left until a time in seconds since 1970; at most zero when past. */
  public long msUntil(long seconds) {
    return Math.clamp(TimeUnit.SECONDS.toMillis(seconds), -FARTHEST_MS, FARTHEST_MS) - wallMs;
  }
}
