package org.timecoin.chain.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.timecoin.chain.lease.Continuity;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.lease.LeaseWatch;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.lease.Term;
import org.timecoin.chain.writer.CurrentRole;

/** Who writes, as this process sees it. */
public final class LeaseMetrics implements LeaseWatch {

  private final CurrentRole role;
  private final LeaseTimes times;
  private final Counter taken;
  private final Counter ended;
  private final Counter copies;
  private final Timer renewals;
  private final AtomicLong renewedNanos = new AtomicLong();

  /** Metrics of this process in this registry. */
  public LeaseMetrics(MeterRegistry registry, CurrentRole role, LeaseTimes times) {
    this.role = role;
    this.times = times;
    Gauge.builder("timenode.chain.lease.held", () -> term().isPresent() ? 1 : 0)
        .description(
            "Whether this process is the writer: 1 or 0; over all replicas it adds up to 1")
        .register(registry);
    Gauge.builder("timenode.chain.lease.epoch", () -> of(t -> t.epoch().counter()))
        .description("How many writers there were, this one included; NaN on readers")
        .register(registry);
    Gauge.builder("timenode.chain.lease.timeline", () -> of(t -> t.epoch().timeline()))
        .description("Timeline of the database that this writer writes to; NaN on readers")
        .register(registry);
    Gauge.builder("timenode.chain.lease.expiry.seconds", this::secondsToExpiry)
        .description("Time until the lease of this writer expires unless renewed; NaN on readers")
        .register(registry);
    taken =
        Counter.builder("timenode.chain.lease.taken")
            .description("Times this process became the writer since its start")
            .register(registry);
    ended =
        Counter.builder("timenode.chain.lease.ended")
            .description("Times this process ceased to be the writer since its start")
            .register(registry);
    copies =
        Counter.builder("timenode.chain.database.copies")
            .description("Times the database was found to be a copy, which begins an incarnation")
            .register(registry);
    renewals =
        Timer.builder("timenode.chain.lease.renewal")
            .description("Time a renewal of the lease took")
            .register(registry);
  }

  private Optional<Term> term() {
    return role.get() instanceof Role.Writer(Term term) ? Optional.of(term) : Optional.empty();
  }

  private double of(ToDoubleFunction<Term> number) {
    return term().map(number::applyAsDouble).orElse(Double.NaN);
  }

  private double secondsToExpiry() {
    long since = System.nanoTime() - renewedNanos.get();
    return of(unused -> (times.term().toNanos() - since) / 1e9);
  }

  @Override
  public void taken(Term term, Continuity continuity) {
    taken.increment();
    renewedNanos.set(System.nanoTime());
    if (continuity.isCopy()) {
      copies.increment();
    }
  }

  @Override
  public void renewed(long nanos) {
    renewedNanos.set(System.nanoTime() - nanos);
    renewals.record(Duration.ofNanos(nanos));
  }

  @Override
  public void steppedDown(Term term) {
    ended.increment();
  }
}
