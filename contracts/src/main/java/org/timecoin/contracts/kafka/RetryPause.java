package org.timecoin.contracts.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * The wait between tries: it doubles up to a bound, with full jitter, and ends at once when the
 * reader closes.
 */
final class RetryPause {

  private static final int MAX_DOUBLINGS = 16;

  private final Duration first;
  private final Duration most;
  private final RandomGenerator random;
  private final CountDownLatch interrupted = new CountDownLatch(1);

  RetryPause(Duration first, Duration most, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.random = random;
  }

  /** The longest wait after so many failures in a row, milliseconds. */
  long ceilingMs(int failures) {
    int doublings = Math.min(MAX_DOUBLINGS, Math.max(0, failures - 1));
    return Math.min(most.toMillis(), first.toMillis() << doublings);
  }

  void waitAfter(int failures, BooleanSupplier closing) {
    if (closing.getAsBoolean()) {
      return;
    }
    long waitMs = 1 + random.nextLong(ceilingMs(failures));
    try {
      var unused = interrupted.await(waitMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void interrupt() {
    interrupted.countDown();
  }
}
