package org.timecoin.consensus.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the registry is open. A database or a Kafka that goes away later changes nothing
 * (operations.md, "Processes and Kubernetes").
 */
@Readiness
@Singleton
public class ConsensusReadiness implements HealthCheck {

  private final RegistryState state;

  ConsensusReadiness(RegistryState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("registry open").status(state.isOpen()).build();
  }
}
