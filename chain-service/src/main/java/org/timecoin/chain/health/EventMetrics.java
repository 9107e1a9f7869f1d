package org.timecoin.chain.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.timecoin.chain.rpc.events.EventStreams;

/** Who reads events. */
@Singleton
final class EventMetrics {

  void register(@Observes StartupEvent event, MeterRegistry registry, EventStreams streams) {
    Gauge.builder("timenode.chain.events.readers", streams, EventStreams::readers)
        .description("Readers of the stream of events that are connected")
        .register(registry);
    FunctionCounter.builder("timenode.chain.events.cut.off", streams, EventStreams::cutOff)
        .description("Readers of events that were cut off because they took nothing")
        .register(registry);
  }
}
