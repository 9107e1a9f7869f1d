package org.timecoin.localnet.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.plan.ServicePorts;

/** Asks a service's management port whether it is ready. */
public final class HealthProbe implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();

  /** Whether the service says that it can serve; silence means no. */
  public boolean isReady(ServicePorts ports) {
    URI uri = URI.create("http://127.0.0.1:" + ports.http() + "/q/health/ready");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(DEADLINE).GET().build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetFailure("Interrupted while waiting for a service.", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
