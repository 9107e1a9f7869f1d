package org.timecoin.chain.verify;

import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;

/**
 * How often what others do may make us compute everything anew: once for a tip, and not more often
 * than every so long, so that nobody can keep us busy. For one thread.
 */
public final class Suspicions {

  private final long everyNanos;
  private Optional<Hash> lastTip = Optional.empty();
  private long lastNanos;

  /** Suspicions that count at most so often. */
  public Suspicions(long everyNanos) {
    this.everyNanos = everyNanos;
  }

  /**
   * Whether one counts now; then no other does for a while.
   *
   * @param tip hash of our last block
   * @param nanos of a monotonic clock
   */
  public boolean counts(Hash tip, long nanos) {
    boolean soon = lastTip.isPresent() && nanos - lastNanos < everyNanos;
    if (soon || lastTip.equals(Optional.of(tip))) {
      return false;
    }
    lastTip = Optional.of(tip);
    lastNanos = nanos;
    return true;
  }
}
