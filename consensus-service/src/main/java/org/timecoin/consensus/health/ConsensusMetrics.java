package org.timecoin.consensus.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.timecoin.consensus.registry.Ruling;

/** The metrics of the registry. Labels come from closed lists only. */
@Singleton
public class ConsensusMetrics {

  private static final String PREFIX = "timenode.consensus.";

  private final MeterRegistry registry;
  private final AtomicLong masternodes;
  private final AtomicLong online;

  /** Metrics in a registry. */
  public ConsensusMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.masternodes = gauge("masternodes", "Masternodes registered, when last counted");
    this.online = gauge("online", "Masternodes heard of within 180 s, when last counted");
  }

  private AtomicLong gauge(String name, String description) {
    AtomicLong value = new AtomicLong();
    Gauge.builder(PREFIX + name, value, AtomicLong::get)
        .description(description)
        .register(registry);
    return value;
  }

  /** The registry was counted. */
  public void counted(long registered, long alive) {
    masternodes.set(registered);
    online.set(alive);
  }

  /** Something a masternode said was judged. */
  public void judged(String kind, Ruling<?> ruling) {
    String outcome =
        switch (ruling) {
          case Ruling.Accepted<?> accepted -> "accepted";
          case Ruling.Refused<?> refused -> refused.reason().label();
        };
    count(kind, outcome);
  }

  /** Something came that is no news of a masternode. */
  public void malformed(String kind) {
    count(kind, "malformed");
  }

  /** News of masternodes, by kind and what became of it. */
  private void count(String kind, String outcome) {
    registry.counter(PREFIX + "news", "kind", kind, "outcome", outcome).increment();
  }
}
