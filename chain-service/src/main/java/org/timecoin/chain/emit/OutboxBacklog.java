package org.timecoin.chain.emit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.timecoin.chain.store.OutboxEvent;
import org.timecoin.chain.store.OutboxSpan;
import org.timecoin.chain.writer.Pause;

/**
 * What waits for Kafka, known without asking the database at every commit: sequences are gapless,
 * so the events that wait lie between the last one forgotten and the last one committed. Both only
 * grow, so it does not matter in which order, or how often, their news come. Over its limit,
 * applying pauses: nothing is dropped.
 */
public final class OutboxBacklog implements Pause {

  private final long rowsMax;
  private final long bytesMax;
  private final AtomicLong committed = new AtomicLong();
  private final AtomicLong forgotten = new AtomicLong(UNKNOWN);
  private final AtomicLong bytesPerRow = new AtomicLong(UNSEEN_ROW_BYTES);
  private final AtomicLong oldestWrittenNanos = new AtomicLong(NONE);

  /** Marks that the outbox was not looked at yet. */
  private static final long UNKNOWN = -1;

  /** What a row is taken to need before one was seen. */
  private static final long UNSEEN_ROW_BYTES = 200;

  /** Marks that nothing is known to wait. */
  private static final long NONE = Long.MIN_VALUE;

  /**
   * A backlog that pauses applying over either limit.
   *
   * @param rowsMax events that may wait
   * @param bytesMax bytes that they may take in the database
   */
  public OutboxBacklog(long rowsMax, long bytesMax) {
    this.rowsMax = rowsMax;
    this.bytesMax = bytesMax;
  }

  @Override
  public Optional<String> reason() {
    return waiting() > rowsMax || bytes() > bytesMax
        ? Optional.of(
            "%d events (%d bytes) wait for Kafka; applying pauses until it takes them"
                .formatted(waiting(), bytes()))
        : Optional.empty();
  }

  /** About how many bytes they take in the database, by the size of the oldest. */
  public long bytes() {
    return waiting() * bytesPerRow.get();
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

  /** Others may have written and published, or a copy stands where the database was. */
  void forgetAll() {
    forgotten.set(UNKNOWN);
    committed.set(0);
    emptied();
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

  /** The oldest events, at least one, as they were just read. */
  void saw(List<OutboxEvent> oldest) {
    bytesPerRow.set(oldest.stream().mapToLong(OutboxEvent::storedBytes).sum() / oldest.size() + 1);
    double ageSeconds = oldest.getFirst().ageSeconds();
    oldestWrittenNanos.set(System.nanoTime() - (long) (ageSeconds * 1e9));
  }

  void emptied() {
    oldestWrittenNanos.set(NONE);
  }
}
