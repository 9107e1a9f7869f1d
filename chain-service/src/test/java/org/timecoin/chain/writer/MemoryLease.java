package org.timecoin.chain.writer;

import java.util.Optional;
import org.timecoin.chain.lease.Continuity;
import org.timecoin.chain.lease.Epoch;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.LeaseStore;
import org.timecoin.chain.lease.Position;
import org.timecoin.chain.lease.Sight;
import org.timecoin.chain.lease.Taking;
import org.timecoin.chain.lease.Term;

/** A lease without expiry. */
final class MemoryLease implements LeaseStore {

  private final Holder self;
  private final Runnable released;

  private Optional<Holder> holder = Optional.empty();
  private Optional<Position> seen = Optional.empty();
  private long epoch;
  private int renewals;
  private int releases;
  private boolean unreachable;
  private boolean readOnly;
  private int refusals;
  private int looks;
  private long firstRefusedAt;
  private long lastRefusedAt;

  /** A lease that is free, as this process sees it. */
  MemoryLease(Holder self, Runnable released) {
    this.self = self;
    this.released = released;
  }

  Term term(long number) {
    return new Term(new Epoch(number), self.id());
  }

  synchronized void holder(Optional<Holder> next) {
    holder = next;
  }

  synchronized void unreachable(boolean now) {
    unreachable = now;
  }

  synchronized void readOnly(boolean now) {
    readOnly = now;
  }

  synchronized int looks() {
    return looks;
  }

  synchronized int refusals() {
    return refusals;
  }

  synchronized long nanosOfRefusals() {
    return lastRefusedAt - firstRefusedAt;
  }

  private void requireWritable() {
    if (readOnly) {
      lastRefusedAt = System.nanoTime();
      firstRefusedAt = refusals == 0 ? lastRefusedAt : firstRefusedAt;
      refusals++;
      throw new ReadOnly("the test wants it so", new IllegalStateException());
    }
  }

  synchronized int renewals() {
    return renewals;
  }

  synchronized int releases() {
    return releases;
  }

  synchronized Optional<Position> seen() {
    return seen;
  }

  private void answer() {
    if (unreachable) {
      throw new Unreachable("the test wants it so", new IllegalStateException());
    }
  }

  @Override
  public synchronized Sight look() {
    answer();
    looks++;
    return holder
        .filter(other -> !other.equals(self))
        .<Sight>map(Sight.Held::new)
        .orElse(new Sight.Free());
  }

  @Override
  public synchronized Taking take(Holder by, Optional<Position> position) {
    answer();
    if (look() instanceof Sight.Held other) {
      return new Taking.Refused(other);
    }
    requireWritable();
    holder = Optional.of(by);
    seen = position;
    return new Taking.Taken(term(++epoch), Continuity.SAME);
  }

  @Override
  public synchronized boolean renew(Term term) {
    answer();
    renewals++;
    return holder.filter(self::equals).isPresent();
  }

  @Override
  public synchronized void release(Term term) {
    answer();
    requireWritable();
    releases++;
    holder = Optional.empty();
    released.run();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
