package org.timecoin.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.timecoin.embedded.TestServers;

/** The set-up step and the start-up check on a real broker. */
class TopicSetupTest {

  private final String bootstrap = TestServers.shared().kafka();

  private static TopicPlan plan(int workPartitions) {
    return TopicPlan.defaults(workPartitions, (short) 1, 1);
  }

  @Test
  void makesEveryTopicAndChangesNothingTheSecondTime() throws Exception {
    TopicSetup.create(bootstrap, "setup", plan(4));
    await().untilAsserted(() -> TopicSetup.create(bootstrap, "setup", plan(4)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      assertThat(admin.listTopics().names().get())
          .contains("setup.peer.blocks", "setup.sync.tasks", "setup.dead-letter");
      var described = admin.describeTopics(List.of("setup.sync.tasks")).allTopicNames().get();
      assertThat(described.get("setup.sync.tasks").partitions()).hasSize(4);
    }
  }

  @Test
  void otherPartitionCountIsRefusedByName() {
    TopicSetup.create(bootstrap, "grown", plan(2));
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> TopicSetup.create(bootstrap, "grown", plan(5)))
                    .isInstanceOf(TopicSetupFailed.class)
                    .hasMessageContaining("grown.")
                    .hasMessageContaining("2 partitions"));
  }

  @Test
  void changedLimitIsSetOnWhatIsThereAndTheCheckSeesIt() {
    TopicSetup.create(bootstrap, "limits", small());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      Map<Topic, Integer> needs = Map.of(Topic.PEER_BLOCKS, 1 << 20);
      // Brokers learn of changes a moment after they have acknowledged them.
      await()
          .untilAsserted(
              () ->
                  assertThat(TopicCheck.problems(admin, "limits", needs))
                      .singleElement()
                      .asString()
                      .contains("limits.peer.blocks", "max.message.bytes"));
      TopicSetup.create(bootstrap, "limits", plan(2));
      await().until(() -> TopicCheck.problems(admin, "limits", needs).isEmpty());
    }
  }

  @Test
  void missingTopicIsNamedWithTheRemedy() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      assertThat(TopicCheck.problems(admin, "nobody", Map.of(Topic.PEER_BLOCKS, 1)))
          .singleElement()
          .asString()
          .contains("nobody.peer.blocks", "does not exist", "set-up");
    }
  }

  private static TopicPlan small() {
    TopicPlan usual = plan(2);
    Map<Topic, TopicSpec> specs = new EnumMap<>(usual.specs());
    specs.put(Topic.PEER_BLOCKS, new TopicSpec(1, 64 * 1024, Duration.ofHours(1), 1 << 20, false));
    return new TopicPlan(1, specs, (short) 1, 1);
  }
}
