package org.timecoin.chain.emit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.timecoin.chain.writer.Pause;

/**
 * How many events wait for Kafka, counted here so that nobody asks the database at every commit.
 * Over its limit, applying pauses: nothing is dropped.
 */
public final class OutboxBacklog implements Pause {

  private final long limit;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong oldestWrittenNanos = new AtomicLong(NONE);

  /** Marks that nothing is known to wait. */
  private static final long NONE = Long.MIN_VALUE;

  /** A backlog that pauses applying when more than so many wait. */
  public OutboxBacklog(long limit) {
    this.limit = limit;
  }

  @Override
  public Optional<String> reason() {
    return waiting.get() > limit
        ? Optional.of(waiting.get() + " events wait for Kafka; applying pauses until it takes them")
        : Optional.empty();
  }

  /** Events that wait. */
  public long waiting() {
    return waiting.get();
  }

  /** How long the oldest one that was seen has waited, in seconds; 0 when none does. */
  public double oldestSeconds() {
    long written = oldestWrittenNanos.get();
    return written == NONE ? 0 : (System.nanoTime() - written) / 1e9;
  }

  void found(long count) {
    waiting.set(count);
  }

  void added() {
    waiting.incrementAndGet();
  }

  void removed(int count) {
    waiting.updateAndGet(before -> Math.max(0, before - count));
  }

  void oldestIs(double ageSeconds) {
    oldestWrittenNanos.set(System.nanoTime() - (long) (ageSeconds * 1e9));
  }

  void emptied() {
    oldestWrittenNanos.set(NONE);
  }
}
