package org.timecoin.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicPlanTest {

  private static final TopicPlan PLAN = TopicPlan.defaults(8, (short) 1, 1);

  @Test
  void namesAreThoseOfTheArchitecture() {
    List<String> names =
        Arrays.stream(Topic.values()).map(topic -> topic.nameFor("n0")).sorted().toList();
    assertThat(names)
        .containsExactly(
            "n0.chain.events",
            "n0.dead-letter",
            "n0.gateway.outbound",
            "n0.peer.blocks",
            "n0.peer.directory",
            "n0.peer.masternodes",
            "n0.peer.proposals",
            "n0.peer.transactions",
            "n0.peer.votes",
            "n0.sync.tasks");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PEER_BLOCKS",
        "PEER_VOTES",
        "PEER_PROPOSALS",
        "PEER_DIRECTORY",
        "GATEWAY_OUTBOUND",
        "CHAIN_EVENTS"
      })
  void whatIsReadInOrderHasOnePartition(Topic topic) {
    assertThat(PLAN.spec(topic).partitions()).isEqualTo(1);
  }

  @Test
  void onlyTheDirectoryIsCompacted() {
    for (Topic topic : Topic.values()) {
      assertThat(PLAN.spec(topic).compacted()).isEqualTo(topic == Topic.PEER_DIRECTORY);
    }
    Map<String, String> config = PLAN.spec(Topic.PEER_DIRECTORY).brokerConfig();
    assertThat(config).containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact");
    assertThat(config).doesNotContainKey(TopicConfig.RETENTION_BYTES_CONFIG);
  }

  @Test
  void blockTopicsTakeTheLargestBlock() {
    int largest = (1 << 20) + 64 * 1024;
    assertThat(PLAN.spec(Topic.PEER_BLOCKS).maxMessageBytes()).isGreaterThan(largest);
    assertThat(PLAN.spec(Topic.GATEWAY_OUTBOUND).maxMessageBytes()).isGreaterThan(largest);
  }

  @Test
  void impossiblePlansAreRefused() {
    assertThatThrownBy(() -> new TopicPlan(1, Map.of(), (short) 1, 1))
        .hasMessageContaining("every topic");
    assertThatThrownBy(() -> TopicPlan.defaults(8, (short) 1, 2)).hasMessageContaining("in-sync");
    assertThatThrownBy(() -> TopicPlan.defaults(0, (short) 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TopicSpec(1, 4096, Duration.ofHours(1), 100, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
