package org.timecoin.sync.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** Blocks applied per second over the last seconds. */
public final class Speed {

  private static final int MOST_MARKS = 256;

  private record Mark(long atMs, long height) {}

  private final long windowMs;
  private final Deque<Mark> marks = new ArrayDeque<>();

  /** A speed over the last {@code windowMs} milliseconds. */
  public Speed(long windowMs) {
    this.windowMs = windowMs;
  }

  /** The tip stands at a height now. A tip that went back starts anew. */
  public void mark(long nowMs, long height) {
    if (!marks.isEmpty() && marks.getLast().height() == height) {
      return;
    }
    if (!marks.isEmpty() && marks.getLast().height() > height) {
      marks.clear();
    }
    marks.addLast(new Mark(nowMs, height));
    if (marks.size() > MOST_MARKS) {
      marks.removeFirst();
    }
  }

  /** Blocks per second; 0 when nothing was applied in the window. */
  public double blocksPerSecond(long nowMs) {
    while (marks.size() > 1 && nowMs - marks.getFirst().atMs() > windowMs) {
      marks.removeFirst();
    }
    if (marks.isEmpty() || nowMs - marks.getLast().atMs() > windowMs) {
      return 0;
    }
    long tookMs = Math.max(1, nowMs - marks.getFirst().atMs());
    return (marks.getLast().height() - marks.getFirst().height()) * 1000.0 / tookMs;
  }

  /** Seconds until a height at this speed; empty when nothing moves. */
  public OptionalDouble secondsTo(long height, long nowMs) {
    double speed = blocksPerSecond(nowMs);
    if (speed <= 0 || marks.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.max(0, height - marks.getLast().height()) / speed);
  }
}
