package org.timecoin.chain.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.timecoin.chain.writer.ApplyQueue;

/** What waits for the writer. */
@Singleton
final class QueueMetrics {

  void register(@Observes StartupEvent event, MeterRegistry registry, ApplyQueue queue) {
    Gauge.builder("timenode.chain.queue.requests", queue, ApplyQueue::depth)
        .description("Import requests and announced blocks that wait for the writer or are with it")
        .register(registry);
  }
}
