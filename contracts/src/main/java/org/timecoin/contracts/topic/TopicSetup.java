package org.timecoin.contracts.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The explicit step that makes a node's topics. Running it again changes nothing that is already as
 * planned; it never removes a topic or a partition.
 */
public final class TopicSetup {

  private final Admin admin;
  private final Duration timeout;

  /** A set-up over an admin client that the caller closes. */
  public TopicSetup(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /**
   * Makes the topics of a node on a broker.
   *
   * @throws TopicSetupFailed when the broker doesn't answer in 30 s or refuses
   */
  public static void create(String bootstrap, String nodeId, TopicPlan plan) {
    Map<String, Object> config = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    try (Admin admin = Admin.create(config)) {
      new TopicSetup(admin, Duration.ofSeconds(30)).create(nodeId, plan);
    }
  }

  /**
   * Makes what is missing, then sets message size and retention of what was there.
   *
   * @throws TopicSetupFailed when the broker doesn't answer in time or refuses
   */
  public void create(String nodeId, TopicPlan plan) {
    Set<String> present = await(admin.listTopics().names().toCompletionStage(), "list topics");
    refuseOtherPartitions(nodeId, plan, present);
    List<NewTopic> missing = new ArrayList<>();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Topic topic : Topic.values()) {
      String name = topic.nameFor(nodeId);
      Map<String, String> config = brokerConfig(plan, topic);
      if (present.contains(name)) {
        changes.put(new ConfigResource(ConfigResource.Type.TOPIC, name), sets(config));
      } else {
        missing.add(
            new NewTopic(name, plan.spec(topic).partitions(), plan.replication()).configs(config));
      }
    }
    await(admin.createTopics(missing).all().toCompletionStage(), "create topics of " + nodeId);
    await(admin.incrementalAlterConfigs(changes).all().toCompletionStage(), "set topic limits");
  }

  private void refuseOtherPartitions(String nodeId, TopicPlan plan, Set<String> present) {
    List<Topic> topics =
        Arrays.stream(Topic.values()).filter(t -> present.contains(t.nameFor(nodeId))).toList();
    List<String> names = topics.stream().map(t -> t.nameFor(nodeId)).toList();
    Map<String, TopicDescription> found =
        await(admin.describeTopics(names).allTopicNames().toCompletionStage(), "describe topics");
    for (Topic topic : topics) {
      String name = topic.nameFor(nodeId);
      int partitions = found.get(name).partitions().size();
      // More partitions would move keys; that is a decision for the operator, not for a start-up
      // step.
      if (partitions != plan.spec(topic).partitions()) {
        throw new TopicSetupFailed(
            "topic %s has %d partitions, the plan says %d; set the plan to what is there or move the node to new topics"
                .formatted(name, partitions, plan.spec(topic).partitions()));
      }
    }
  }

  private static Map<String, String> brokerConfig(TopicPlan plan, Topic topic) {
    Map<String, String> config = new HashMap<>(plan.spec(topic).brokerConfig());
    config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(plan.minInsyncReplicas()));
    return config;
  }

  private static List<AlterConfigOp> sets(Map<String, String> config) {
    return config.entrySet().stream()
        .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
        .toList();
  }

  private <T> T await(CompletionStage<T> answer, String what) {
    try {
      return answer.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicSetupFailed("interrupted while asking Kafka to " + what, e);
    } catch (ExecutionException e) {
      throw new TopicSetupFailed("Kafka refused to " + what + ": " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new TopicSetupFailed(
          "Kafka did not %s within %d s".formatted(what, timeout.toSeconds()), e);
    }
  }
}
