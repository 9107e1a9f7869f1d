package org.timecoin.chain.emit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What waits for Kafka. */
@Singleton
final class OutboxMetrics {

  void register(@Observes StartupEvent event, MeterRegistry registry, OutboxBacklog backlog) {
    Gauge.builder("timenode.chain.outbox.events", backlog, OutboxBacklog::waiting)
        .description("Events that Kafka has not acknowledged yet")
        .register(registry);
    Gauge.builder("timenode.chain.outbox.bytes", backlog, OutboxBacklog::bytes)
        .description("About what these events take in the database, bytes")
        .register(registry);
    Gauge.builder("timenode.chain.outbox.age.seconds", backlog, OutboxBacklog::oldestSeconds)
        .description("Age of the oldest event that Kafka has not acknowledged yet")
        .register(registry);
  }
}
