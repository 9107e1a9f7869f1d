package org.timecoin.gateway.route;

/**
 * A rate with a burst: tokens come at a steady pace up to a most. The time is passed in, in
 * milliseconds of a clock that never jumps.
 */
public final class TokenBucket {

  private final double perMs;
  private final double most;
  private double tokens;
  private long lastMs;

  /** Full from the start. */
  public TokenBucket(double perSecond, double most, long nowMs) {
    this.perMs = perSecond / 1000;
    this.most = most;
    this.tokens = most;
    this.lastMs = nowMs;
  }

  /** Takes tokens; false, and none taken, when there are too few. */
  public boolean take(double count, long nowMs) {
    refill(nowMs);
    if (tokens < count) {
      return false;
    }
    tokens -= count;
    return true;
  }

  /** Whether anything is left: for costs that are known only afterwards. */
  public boolean hasAny(long nowMs) {
    refill(nowMs);
    return tokens > 0;
  }

  /** Takes tokens that were spent already, so that it may be in debt. */
  public void charge(double count, long nowMs) {
    refill(nowMs);
    tokens -= count;
  }

  private void refill(long nowMs) {
    tokens = Math.min(most, tokens + (nowMs - lastMs) * perMs);
    lastMs = nowMs;
  }
}
