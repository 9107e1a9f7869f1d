package org.timecoin.chain.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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

  @Override
  public void called(String method, String outcome, long nanos) {
    Timer.builder("timenode.chain.rpc.calls")
        .description("JSON-RPC calls by method and outcome")
        .tag("method", method)
        .tag("outcome", outcome)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }
}
