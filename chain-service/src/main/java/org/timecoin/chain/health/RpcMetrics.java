package org.timecoin.chain.health;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.timecoin.chain.rpc.RpcWatch;

/** Calls by method and outcome. */
@Singleton
public class RpcMetrics implements RpcWatch {

  private final MeterRegistry registry;

  RpcMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** JSON-RPC calls, by method and outcome. */
  @Override
  public void called(String method, String outcome, long nanos) {
    registry
        .timer("timenode.chain.rpc.calls", "method", method, "outcome", outcome)
        .record(Duration.ofNanos(nanos));
  }
}
