package org.timecoin.chain.heal;

import java.time.Duration;

/** Something to be done again and again, with a pause. For one thread. */
final class Due {

  private final long pauseNanos;
  private long nextNanos;
  private boolean waited;

  /** Due at once, and then after each pause. */
  Due(Duration pause) {
    this.pauseNanos = pause.toNanos();
  }

  /** Whether it is due now; then it isn't for a while. */
  boolean take(long nanos) {
    if (waited && nanos - nextNanos < 0) {
      return false;
    }
    waited = true;
    nextNanos = nanos + pauseNanos;
    return true;
  }

  /** It is due at once. */
  void again() {
    waited = false;
  }
}
