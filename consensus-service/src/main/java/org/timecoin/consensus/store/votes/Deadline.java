package org.timecoin.consensus.store.votes;

import java.time.Duration;

/**
 * Until when a call may take, on the monotonic clock.
 *
 * @param atNanos as {@link System#nanoTime} has it
 */
record Deadline(long atNanos) {

  static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  boolean isPast() {
    return leftMillis() <= 0;
  }

  long leftMillis() {
    return (atNanos - System.nanoTime()) / 1_000_000;
  }

  /** What is left, at least 1 and at most this. */
  int millisUpTo(Duration most) {
    return (int) Math.clamp(leftMillis(), 1, most.toMillis());
  }
}
