package org.timecoin.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.timecoin.embedded.TestServers;

/** The set-up step as an operator meets it: keys in, topics or a sentence out. */
class CreateTopicsMainTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(Map<String, String> settings) {
    PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
    var source = new PropertiesConfigSource(settings, "test", 100);
    return CreateTopicsMain.run(
        new SmallRyeConfigBuilder().withSources(source).build(), console, console);
  }

  private String sentence() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void makesTheTopicsThatTheKeysAskFor() throws Exception {
    String bootstrap = TestServers.shared().kafka();
    Map<String, String> settings =
        Map.of(
            "timenode.node-id", "created",
            "kafka.bootstrap.servers", bootstrap,
            "timenode.topics.partitions", "3");
    assertThat(run(settings)).as(sentence()).isZero();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      var described = admin.describeTopics(List.of("created.sync.tasks")).allTopicNames().get();
      assertThat(described.get("created.sync.tasks").partitions()).hasSize(3);
    }
  }

  @Test
  void aMissingKeyIsOneSentence() {
    assertThat(run(Map.of("kafka.bootstrap.servers", "127.0.0.1:1"))).isEqualTo(2);
    assertThat(sentence()).isEqualToIgnoringNewLines("timenode topics: set timenode.node-id");
  }

  @Test
  void aNumberThatIsNoneIsOneSentence() {
    Map<String, String> settings =
        new HashMap<>(Map.of("timenode.node-id", "n", "kafka.bootstrap.servers", "127.0.0.1:1"));
    settings.put("timenode.topics.replication", "many");
    assertThat(run(settings)).isEqualTo(2);
    assertThat(sentence()).contains("timenode.topics.replication is 'many'");
  }

  @Test
  void moreAcknowledgingCopiesThanCopiesAreRefused() {
    Map<String, String> settings =
        Map.of(
            "timenode.node-id", "n",
            "kafka.bootstrap.servers", "127.0.0.1:1",
            "timenode.topics.min-insync-replicas", "2");
    assertThat(run(settings)).isEqualTo(2);
    assertThat(sentence()).contains("timenode.topics.*");
  }
}
