package org.timecoin.sync.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.timecoin.sync.run.SyncPipeline;

/**
 * Ready once the chain has told where it stands: from then on there is something to answer with. A
 * chain, a gateway or a Kafka that goes away later changes nothing, and "ready" never means
 * "synced" (operations.md, "Processes and Kubernetes").
 */
@Readiness
@Singleton
public final class SyncReadiness implements HealthCheck {

  private final SyncPipeline pipeline;

  SyncReadiness(SyncPipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("chain tip known").status(pipeline.isLoaded()).build();
  }
}
