package org.timecoin.quality.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.contracts.topic.CreateTopicsMain;
import org.timecoin.quality.reference.KnownKeys;
import org.timecoin.quality.tree.Modules;

/** k8s/base is well formed, fits together and says only what services understand. */
class KubernetesTest {

  private static final Manifests BASE = Manifests.ofProject();

  private static List<String> complaints(Manifests manifests) {
    return Stream.of(
            manifests.objects().stream().flatMap(o -> StrictKubernetes.complaint(o).stream()),
            ManifestRules.complaints(manifests).stream(),
            RunningRules.complaints(manifests.running()).stream())
        .flatMap(found -> found)
        .toList();
  }

  @Test
  void theManifestsKeepTheRules() {
    assertThat(complaints(BASE)).isEmpty();
  }

  @Test
  void everyServiceRuns() {
    assertThat(BASE.running())
        .extracting(Running::service)
        .containsExactlyInAnyOrder(Modules.GATEWAY, Modules.CHAIN, Modules.SYNC, Modules.CONSENSUS);
  }

  @Test
  void theTopicStepIsToldWhatItReads() {
    JsonNode container = BASE.objects("Job").getFirst().at("/spec/template/spec/containers/0");
    assertThat(container.path("command").toString()).contains(CreateTopicsMain.class.getName());
    KnownKeys keys = KnownKeys.only(CreateTopicsMain.KEYS.keySet());
    assertThat(Yaml.each(container.path("env")).map(e -> e.path("name").asText()))
        .hasSameSizeAs(CreateTopicsMain.KEYS.keySet())
        .allMatch(keys::hasVariable);
  }

  @Test
  void onlyOneWriterAndOneSignerRun() {
    assertThat(BASE.objects("StatefulSet"))
        .filteredOn(o -> Set.of("chain", "consensus").contains(o.at("/metadata/name").asText()))
        .hasSize(2)
        .allMatch(o -> o.at("/spec/replicas").asInt() == 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chain.yaml            | readinessProbe:                | readynessProbe:                | readynessProbe
          chain.yaml            | replicas: 1                    | replicas: one                  | from String "one"
          chain.yaml            | path: /q/health/ready          | path: /health/ready            | readinessProbe does not ask
          chain.yaml            | serviceName: chain             | serviceName: chains            | no Service chains
          chain.yaml            | timenode/chain-service:0.1.0   | timenode/chain-service:0.2.0   | not timenode/chain-service:0.1.0
          chain.yaml            | containerPort: 24101           | containerPort: 24102           | its pods have no port rpc 24101
          chain.yaml            | QUARKUS_DATASOURCE_PASSWORD    | QUARKUS_DATASOURCE_PASSWROD    | nothing reads the variable
          chain.yaml            | name: run, mountPath           | name: var, mountPath           | there is no volume var
          chain.yaml            | limits: {memory: 768Mi}        | limits: {}                     | no memory limit
          gateway.yaml          | name: gateway-config           | name: gateway-settings         | nothing makes gateway-settings
          kustomization.yaml    | - sync.yaml                    | - synch.yaml                   | names
          config/sync.properties    | clients.chain.port=8080    | clients.chain.port=8081        | its client chain
          config/sync.properties    | clients.chain.host=chain   | clients.chain.host=chian       | its client chain
          config/sync.properties    | timenode.node-id=n0        | timenode.nodeid=n0             | nothing reads the key timenode.nodeid
          config/sync.properties    | timenode.network=testnet   | #                              | timenode.network is not set
          config/chain.properties   | quarkus.http.port=8080     | quarkus.http.port=8088         | declares ports
          """)
  void aPlantedMistakeIsFound(String file, String text, String other, String complaint) {
    assertThat(complaints(BASE.with(file, text, other)))
        .as("%s instead of %s", other, text)
        .anyMatch(found -> found.contains(complaint));
  }

  @Test
  void aSelectorThatMissesItsPodsIsFound() {
    String selector = "selector:\n    matchLabels:\n      app.kubernetes.io/name: sync";
    assertThat(complaints(BASE.with("sync.yaml", selector, selector + "x")))
        .anyMatch(found -> found.contains("misses its own pods"));
  }
}
