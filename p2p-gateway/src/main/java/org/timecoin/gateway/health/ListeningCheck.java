package org.timecoin.gateway.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means listening and not stopping. The state of Kafka or of other services is a metric: a
 * blip must not reset every peer (operations.md). Liveness is the default: the process answers.
 */
@Singleton
@Readiness
public final class ListeningCheck implements HealthCheck {

  private final Listening listening;

  ListeningCheck(Listening listening) {
    this.listening = listening;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("peers");
    listening.where().ifPresent(place -> response.withData("listen", place.text()));
    return response.status(listening.where().isPresent()).build();
  }
}
