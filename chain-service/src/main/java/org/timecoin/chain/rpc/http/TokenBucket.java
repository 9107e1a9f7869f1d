package org.timecoin.chain.rpc.http;

import java.util.concurrent.TimeUnit;

/** A rate with room for bursts. Safe for many threads; time is passed in. */
final class TokenBucket {

  private final double perNano;
  private final double capacity;
  private double tokens;
  private long lastNanos;

  /** A full bucket. */
  TokenBucket(int perSecond, int burst, long nowNanos) {
    this.perNano = (double) perSecond / TimeUnit.SECONDS.toNanos(1);
    this.capacity = burst;
    this.tokens = burst;
    this.lastNanos = nowNanos;
  }

  /** Takes so many, or none and false. */
  synchronized boolean tryTake(int count, long nowNanos) {
    tokens = Math.min(capacity, tokens + (nowNanos - lastNanos) * perNano);
    lastNanos = nowNanos;
    if (tokens < count) {
      return false;
    }
    tokens -= count;
    return true;
  }
}
