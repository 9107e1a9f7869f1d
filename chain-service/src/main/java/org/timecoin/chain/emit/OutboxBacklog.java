package org.timecoin.chain.emit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.timecoin.chain.store.OutboxSpan;
import org.timecoin.chain.writer.Pause;

/**
 * What waits for Kafka, known without asking the database at every commit: sequences are gapless,
 * so the events that wait lie between the last one forgotten and the last one committed. Both only
 * grow, so it does not matter in which order, or how often, their news come. Over its limit,
 * applying pauses: nothing is dropped.
 */
public final class OutboxBacklog implements Pause {

  private final long limit;
  private final AtomicLong committed = new AtomicLong();
  private final AtomicLong forgotten = new AtomicLong(UNKNOWN);
  private final AtomicLong oldestWrittenNanos = new AtomicLong(NONE);

  /** Marks that the outbox was not looked at yet. */
  private static final long UNKNOWN = -1;

  /** Marks that nothing is known to wait. */
  private static final long NONE = Long.MIN_VALUE;

  /** A backlog that pauses applying when more than so many wait. */
  public OutboxBacklog(long limit) {
    this.limit = limit;
  }

  @Override
  public Optional<String> reason() {
    long waiting = waiting();
    return waiting > limit
        ? Optional.of(waiting + " events wait for Kafka; applying pauses until it takes them")
        : Optional.empty();
  }

  /** Events that wait; 0 before the outbox was looked at. */
  public long waiting() {
    long done = forgotten.get();
    return done == UNKNOWN ? 0 : Math.max(0, committed.get() - done);
  }

  /** How long the oldest one that was seen has waited, in seconds; 0 when none does. */
  public double oldestSeconds() {
    long written = oldestWrittenNanos.get();
    return written == NONE ? 0 : (System.nanoTime() - written) / 1e9;
  }

  void found(OutboxSpan span) {
    committedUpTo(span.lastCommitted());
    forgottenUpTo(span.lastForgotten());
  }

  void committedUpTo(long seq) {
    committed.accumulateAndGet(seq, Math::max);
  }

  void forgottenUpTo(long seq) {
    forgotten.accumulateAndGet(seq, Math::max);
  }

  void oldestIs(double ageSeconds) {
    oldestWrittenNanos.set(System.nanoTime() - (long) (ageSeconds * 1e9));
  }

  void emptied() {
    oldestWrittenNanos.set(NONE);
  }
}
