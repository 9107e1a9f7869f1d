package org.timecoin.consensus.store.votes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The wait between tries: it doubles up to a bound, with full jitter, and ends at a close. */
final class RetryPause {

  private static final int MAX_DOUBLINGS = 16;

  private final Duration first;
  private final Duration most;
  private final RandomGenerator random;
  private final CountDownLatch closed = new CountDownLatch(1);

  RetryPause(Duration first, Duration most, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.random = random;
  }

  /** The longest wait after so many failures in a row. */
  Duration ceiling(int failures) {
    Duration grown = first.multipliedBy(1L << Math.min(MAX_DOUBLINGS, Math.max(0, failures - 1)));
    return grown.compareTo(most) < 0 ? grown : most;
  }

  /** Waits; false when it is no use to try again: the deadline has come, or a close. */
  boolean after(int failures, Deadline deadline) {
    long waitMs =
        Math.min(deadline.leftMillis(), 1 + random.nextLong(ceiling(failures).toMillis()));
    try {
      boolean over = closed.await(Math.max(0, waitMs), TimeUnit.MILLISECONDS);
      return !over && !deadline.isPast();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void close() {
    closed.countDown();
  }
}
