package org.timecoin.chain.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides when to look at the lease, to take it, to renew it, and when it must be taken for lost.
 * Times are nanoseconds of a clock that only goes on; they are compared by difference. What was
 * asked of the database counts from before it was asked, so that we never hold longer than others
 * believe.
 */
public final class LeaseCourse {

  private static final int DOUBLINGS_MAX = 10;

  /** What is to be done next. */
  public sealed interface Step {

    /** Nothing, for so long, unless something happens. */
    record Wait(long nanos) implements Step {}

    /** Look who holds it. */
    record Look() implements Step {}

    /** Take it. */
    record Take() implements Step {}

    /** Put off its expiry. */
    record Renew(Term term) implements Step {}

    /** Write no more. */
    record StepDown(Term term, String reason) implements Step {}
  }

  private final LeaseTimes times;
  private final RandomGenerator random;
  private Optional<Term> mine = Optional.empty();
  private boolean free;
  private int setbacks;
  private int refusals;
  private long takeFrom;
  private long dueAt;
  private long validUntil;

  /** The course of one process that holds nothing yet and begins now. */
  public LeaseCourse(LeaseTimes times, RandomGenerator random, long now) {
    this.times = times;
    this.random = random;
    this.dueAt = now;
    this.takeFrom = now;
  }

  /**
   * What is to be done now.
   *
   * @param held the term under which this process may write, as those who write know it
   */
  public Step next(long now, Optional<Term> held) {
    if (mine.isEmpty()) {
      if (dueAt - now > 0) {
        return new Step.Wait(dueAt - now);
      }
      return free ? new Step.Take() : new Step.Look();
    }
    if (!held.equals(mine)) {
      return new Step.StepDown(mine.get(), "somebody else has the lease");
    }
    if (validUntil - now <= 0) {
      return new Step.StepDown(
          mine.get(),
          "the lease could not be renewed for %d ms".formatted(times.term().toMillis()));
    }
    return dueAt - now > 0
        ? new Step.Wait(Math.min(dueAt, validUntil) - now)
        : new Step.Renew(mine.get());
  }

  /** Whether the lease is free and about to be taken. */
  public boolean isTaking() {
    return mine.isEmpty() && free;
  }

  /** The term that this process took and has not stepped down from. */
  public Optional<Term> mine() {
    return mine;
  }

  /**
   * This is what the lease looks like. A free one is taken after a moment that differs for each.
   */
  public void looked(long now, Sight sight) {
    free = sight instanceof Sight.Free && takeFrom - now <= 0;
    dueAt = now + (free ? random.nextLong(nanos(times.look())) / 2 : nanos(times.look()));
  }

  /** It is ours, asked for at this time. */
  public void taken(long askedAt, Term term) {
    mine = Optional.of(term);
    free = false;
    refusals = 0;
    renewed(askedAt);
  }

  /** It was renewed, asked for at this time. */
  public void renewed(long askedAt) {
    validUntil = askedAt + nanos(times.term());
    dueAt = askedAt + nanos(times.renewal());
  }

  /** What was asked of the database failed; what was seen before means little now. */
  public void failed(long now) {
    free = false;
    dueAt = now + nanos(times.look());
  }

  /**
   * The database can't be written, which may last: it is looked at as before, and tried less and
   * less often, but once in a term, because a standby may be promoted.
   */
  public void refused(long now) {
    failed(now);
    refusals++;
    takeFrom = now + rising(refusals);
  }

  private long rising(int failures) {
    long wait = nanos(times.look()) << Math.min(failures, DOUBLINGS_MAX);
    return Math.min(wait, nanos(times.term()));
  }

  /** The writer is at work: what failed before doesn't count any more. */
  public void settled() {
    setbacks = 0;
  }

  /** Nothing is written any more; others shall have it first if the writer could not even begin. */
  public void steppedDown(long now, boolean couldNotBegin) {
    mine = Optional.empty();
    free = false;
    setbacks = couldNotBegin ? setbacks + 1 : 0;
    dueAt = now + rising(setbacks);
  }

  private static long nanos(Duration duration) {
    return duration.toNanos();
  }
}
