package org.timecoin.chain.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What became of announced blocks. */
@Singleton
final class IntakeMetrics {

  private final MeterRegistry registry;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Announced blocks, by what became of them. */
  void count(IntakeOutcome outcome) {
    registry.counter("timenode.chain.intake.blocks", "outcome", outcome.label()).increment();
  }
}
