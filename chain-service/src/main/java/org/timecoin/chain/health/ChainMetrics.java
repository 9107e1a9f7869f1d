package org.timecoin.chain.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.timecoin.chain.apply.ApplyStage;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.Committed;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.chain.writer.ParallelVerifier;

/** What applying blocks looks like from outside. Rules are few and ours, so they may be labels. */
public final class ChainMetrics implements ApplyWatch {

  private final MeterRegistry registry;
  private final CurrentChain current;
  private final Map<ApplyStage, Timer> stages = new EnumMap<>(ApplyStage.class);
  private final Counter blocks;
  private final Counter transactions;

  /** Metrics of this chain in this registry. */
  public ChainMetrics(MeterRegistry registry, CurrentChain current) {
    this.registry = registry;
    this.current = current;
    for (ApplyStage stage : ApplyStage.values()) {
      stages.put(
          stage,
          Timer.builder("timenode.chain.apply")
              .description("Time spent on batches of blocks, by stage")
              .tag("stage", stage.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    blocks =
        Counter.builder("timenode.chain.blocks.applied")
            .description("Blocks committed since the start")
            .register(registry);
    transactions =
        Counter.builder("timenode.chain.transactions.applied")
            .description("Transactions committed since the start")
            .register(registry);
    Gauge.builder("timenode.chain.height", this::height)
        .description("Height of the tip; NaN before it is loaded")
        .register(registry);
  }

  /** Counts the signatures this verifier has looked at. */
  public void countSignatures(ParallelVerifier verifier) {
    FunctionCounter.builder("timenode.chain.signatures.checked", verifier, v -> v.checked())
        .description("Signatures verified since the start, good and bad")
        .register(registry);
  }

  private double height() {
    return current.get().map(view -> (double) view.state().tip().height()).orElse(Double.NaN);
  }

  @Override
  public void took(ApplyStage stage, long nanos) {
    stages.get(stage).record(Duration.ofNanos(nanos));
  }

  @Override
  public void committed(Committed done) {
    blocks.increment(done.blocks());
    transactions.increment(done.transactions());
  }

  /** Blocks refused, by the rule they break. */
  @Override
  public void refused(Refusal.Broken broken) {
    registry.counter("timenode.chain.blocks.rejected", "rule", broken.rule()).increment();
  }
}
