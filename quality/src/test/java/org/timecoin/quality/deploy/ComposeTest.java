package org.timecoin.quality.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.contracts.topic.CreateTopicsMain;
import org.timecoin.quality.reference.KnownKeys;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.Root;

/** docker-compose.yml and the Dockerfile say what the services understand. */
class ComposeTest {

  private static final String TEXT = Root.read("docker-compose.yml");

  @Test
  void theFileKeepsTheRules() {
    assertThat(ComposeFile.of(TEXT).complaints()).isEmpty();
  }

  @Test
  void everyServiceRuns() {
    assertThat(ComposeFile.of(TEXT).running())
        .extracting(Running::service)
        .containsExactlyInAnyOrder(Modules.GATEWAY, Modules.CHAIN, Modules.SYNC, Modules.CONSENSUS);
  }

  @Test
  void theTopicStepIsToldWhatItReads() {
    JsonNode topics = ComposeFile.of(TEXT).root().at("/services/topics");
    assertThat(topics.path("entrypoint").toString()).contains(CreateTopicsMain.class.getName());
    KnownKeys keys = KnownKeys.only(CreateTopicsMain.KEYS.keySet());
    assertThat(topics.path("environment").fieldNames())
        .toIterable()
        .contains("TIMENODE_NODE_ID", "KAFKA_BOOTSTRAP_SERVERS")
        .allMatch(keys::hasVariable);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stop_grace_period: 30s       | stop_grace: 30s              | unknown field stop_grace
          config/chain.properties      | config/chains.properties     | there is no file
          SERVICE: sync-service        | SERVICE: chain-service       | builds chain-service
          TIMENODE_P2P_NAME            | TIMENODE_P2P_NAEM            | nothing reads the variable
          ["24100:24100"]              | ["24100:24102"]              | publishes [24102]
          sync-service:0.1.0           | sync-service:latest          | not timenode/sync-service
          topics: {condition           | topic: {condition            | waits for topic
          """)
  void aPlantedMistakeIsFound(String text, String other, String complaint) {
    assertThat(TEXT).contains(text);
    String changed = TEXT.replace(text, other);
    assertThat(ComposeFile.of(changed).complaints()).anyMatch(found -> found.contains(complaint));
  }

  @Test
  void imagesRunAsSomebodyWithoutRights() {
    assertThat(Root.read("docker/Dockerfile"))
        .containsPattern("\nUSER 10001:10001\n")
        .contains("HEALTHCHECK ", "target/quarkus-app/lib/")
        .doesNotContain("curl ", "ADD ");
  }

  @Test
  void whatAnImageIsMadeOfIsNotIgnored() {
    assertThat(Root.read(".dockerignore").lines())
        .contains("!docker")
        .containsAll(
            Arrays.stream(Modules.values())
                .filter(Modules::isService)
                .map(module -> "!" + module.directory() + "/target/quarkus-app")
                .toList());
  }
}
