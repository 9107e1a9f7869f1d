package org.timecoin.chain.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.chain.writer.CurrentRole;

/**
 * Ready is: the schema is up to date and the tip is loaded, on readers as on the writer. Not
 * "synced", and not Kafka's state.
 */
@Readiness
@ApplicationScoped
public class ChainReadiness implements HealthCheck {

  private final CurrentChain current;
  private final CurrentRole role;

  ChainReadiness(CurrentChain current, CurrentRole role) {
    this.current = current;
    this.role = role;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("chain loaded").withData("role", role.get().reason());
    return current
        .get()
        .map(view -> response.up().withData("height", view.state().tip().height()))
        .orElseGet(response::down)
        .build();
  }
}
