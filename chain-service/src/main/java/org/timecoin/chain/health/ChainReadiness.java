package org.timecoin.chain.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.timecoin.chain.writer.CurrentChain;

/**
 * Ready is: the schema is up to date and the tip is loaded. Not "synced", and not Kafka's state.
 */
@Readiness
@ApplicationScoped
public class ChainReadiness implements HealthCheck {

  private final CurrentChain current;

  ChainReadiness(CurrentChain current) {
    this.current = current;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("chain loaded");
    return current
        .get()
        .map(view -> response.up().withData("height", view.state().tip().height()))
        .orElseGet(response::down)
        .build();
  }
}
