package org.timecoin.chain.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.timecoin.chain.writer.VerifiedSignatures;

/** How much of the dearest check is spared by remembering. */
public final class SignatureMetrics {

  private SignatureMetrics() {}

  /** Shows this memory in this registry. */
  public static void register(MeterRegistry registry, VerifiedSignatures verified) {
    FunctionCounter.builder("timenode.chain.signatures.remembered", verified, v -> v.hits())
        .description("Signatures not verified again since the start, being remembered as good")
        .register(registry);
    FunctionCounter.builder("timenode.chain.signatures.not_remembered", verified, v -> v.misses())
        .description("Signatures of transactions verified since the start, not being remembered")
        .register(registry);
    Gauge.builder("timenode.chain.signatures.known", verified, v -> v.size())
        .description("Signatures remembered as good now")
        .register(registry);
  }
}
