package org.timecoin.chain.heal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.timecoin.chain.verify.BlockProof;
import org.timecoin.chain.verify.Finding;

/** Damage as it looks from outside. */
final class HealMetrics implements HealWatch {

  private final MeterRegistry registry;
  private final Counter healed;
  private final Counter differing;

  HealMetrics(MeterRegistry registry, Complaints complaints) {
    this.registry = registry;
    healed =
        Counter.builder("timenode.chain.heal.blocks")
            .description("Damaged blocks that were put right since the start")
            .register(registry);
    differing =
        Counter.builder("timenode.chain.heal.peers.differ")
            .description(
                "Times that peers agreed on other unspent outputs than ours, and ours were right")
            .register(registry);
    Gauge.builder("timenode.chain.heal.damaged", complaints, Complaints::damagedCount)
        .description("Blocks that are known to be damaged now; alarm when it stays above 0")
        .register(registry);
  }

  /** How far jobs are. */
  void follow(ChainDoctor doctor) {
    Gauge.builder("timenode.chain.heal.job.height", doctor, ChainDoctor::jobHeight)
        .description("Height that a verification or a reindex has reached; NaN when none runs")
        .register(registry);
  }

  /** Findings of verifications and reindexes, by kind. */
  @Override
  public void found(Finding finding) {
    String kind =
        switch (finding) {
          case Finding.BadBlock block -> "block";
          case Finding.BadRule rule -> "rule";
          case Finding.BadRow row -> row.table().table();
          case Finding.BadTotals totals -> "totals";
          case Finding.BadTip tip -> "tip";
        };
    registry.counter("timenode.chain.heal.findings", "kind", kind).increment();
  }

  @Override
  public void healed() {
    healed.increment();
  }

  /** Bytes offered for damaged blocks that were refused, by reason. */
  @Override
  public void refused(BlockProof.Reason reason) {
    String name = reason.name().toLowerCase(Locale.ROOT);
    registry.counter("timenode.chain.heal.offers.refused", "reason", name).increment();
  }

  /** Reindexes that were finished, by whether they changed anything. */
  @Override
  public void reindexed(boolean changed) {
    registry
        .counter("timenode.chain.heal.reindexes", "changed", Boolean.toString(changed))
        .increment();
  }

  @Override
  public void peersDiffer() {
    differing.increment();
  }
}
