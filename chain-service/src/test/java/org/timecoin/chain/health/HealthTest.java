package org.timecoin.chain.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.GoldenNode;
import org.timecoin.contracts.node.NodeConfig;

/** What operators see of a node that is well. */
@QuarkusTest
class HealthTest extends GoldenNode {

  @Inject SmallRyeHealthReporter reporter;
  @Inject MeterRegistry registry;

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  @Inject NodeConfig node;

  @Test
  void readyIsThatTheChainIsLoadedAndNothingElse() {
    SmallRyeHealth ready = reporter.getReadiness();

    assertThat(ready.isDown()).isFalse();
    assertThat(ready.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class))
        .extracting(check -> check.getString("name"))
        .contains("chain loaded")
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("database"));
  }

  @Test
  void everyMetricSaysOfWhichServiceAndNodeItIs() throws IOException {
    String ofNode = "node=\"%s\"".formatted(node.nodeId());
    try (InputStream served = metrics.openStream()) {
      assertThat(new String(served.readAllBytes(), StandardCharsets.UTF_8).lines())
          .filteredOn(line -> line.startsWith("timenode_") || line.startsWith("jvm_"))
          .anyMatch(line -> line.startsWith("timenode_chain_height{"))
          .allMatch(line -> line.contains(ofNode) && line.contains("service=\"chain\""));
    }
  }

  @Test
  void whatItDidIsMeasured() {
    assertThat(registry.get("timenode.chain.height").gauge().value()).isEqualTo(2000);
    assertThat(registry.get("timenode.chain.blocks.applied").counter().count()).isEqualTo(2000);
    assertThat(registry.get("timenode.chain.signatures.checked").functionCounter().count())
        .isEqualTo(1464);
    assertThat(registry.get("timenode.chain.apply").tag("stage", "commit").timer().count())
        .isPositive();
    assertThat(registry.get("timenode.chain.outbox.events").gauge().value()).isNotNegative();
    assertThat(registry.get("timenode.chain.queue.requests").gauge().value()).isNotNegative();
  }
}
