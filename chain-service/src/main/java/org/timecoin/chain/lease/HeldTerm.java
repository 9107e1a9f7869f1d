package org.timecoin.chain.lease;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The term that this process holds at the moment, for those who write. Whoever finds out that it is
 * over says so here, which wakes the one who looks after the lease.
 */
public final class HeldTerm {

  /** An event that was committed under a term. */
  private record Told(Optional<Term> term, long eventSeq) {}

  private final AtomicReference<Optional<Term>> held = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Told> told = new AtomicReference<>(new Told(Optional.empty(), 0));
  private final Semaphore wakeUps = new Semaphore(0);

  /** The term; empty when this process must not write. */
  public Optional<Term> get() {
    return held.get();
  }

  /**
   * The term, for a write.
   *
   * @throws LeaseLost when there is none
   */
  public Term require() {
    return get().orElseThrow(() -> new LeaseLost("this process is not the writer"));
  }

  /** The lease was taken. */
  public void begin(Term term) {
    held.set(Optional.of(term));
  }

  /** This term is over; does nothing when it isn't the one held. */
  public void end(Term term) {
    Optional<Term> current = held.get();
    if (current.filter(term::equals).isPresent() && held.compareAndSet(current, Optional.empty())) {
      wake();
    }
  }

  /** An event of this sequence was committed under a term. */
  public void told(Term term, long eventSeq) {
    told.set(new Told(Optional.of(term), eventSeq));
  }

  /** The sequence of the last event that was committed under a term; 0 when none was. */
  public long toldUnder(Term term) {
    Told last = told.get();
    return last.term().filter(term::equals).isPresent() ? last.eventSeq() : 0;
  }

  /** Ends a wait, or the next one. */
  public void wake() {
    wakeUps.release();
  }

  /** Waits until the time is over or somebody wakes us. */
  public void await(long nanos) throws InterruptedException {
    if (wakeUps.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
      wakeUps.drainPermits();
    }
  }
}
