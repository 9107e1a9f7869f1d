package org.timecoin.contracts.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Compares what a service may publish with what its topics take, before the first record is too
 * large: a record that the broker refuses for its size is lost work at the worst moment.
 */
public final class TopicCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private TopicCheck() {}

  /**
   * What is wrong, one sentence each; nothing when every topic is there and takes the largest
   * record.
   *
   * @param largestRecords for each topic the service publishes to, its largest record in bytes
   * @throws TopicSetupFailed when the broker doesn't answer in ten seconds
   */
  public static List<String> problems(
      Admin admin, String nodeId, Map<Topic, Integer> largestRecords) {
    List<ConfigResource> resources =
        largestRecords.keySet().stream()
            .map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t.nameFor(nodeId)))
            .toList();
    Map<ConfigResource, KafkaFuture<Config>> answers = admin.describeConfigs(resources).values();
    List<String> problems = new ArrayList<>();
    largestRecords.forEach(
        (topic, bytes) -> {
          String name = topic.nameFor(nodeId);
          var answer = answers.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
          problem(name, bytes, answer).ifPresent(problems::add);
        });
    return List.copyOf(problems);
  }

  private static Optional<String> problem(
      String name, int largestBytes, KafkaFuture<Config> answer) {
    try {
      Config config = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      int limit = Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
      return limit >= largestBytes
          ? Optional.empty()
          : Optional.of(
              "topic %s takes records of %d bytes, this service may publish %d; raise the topic's max.message.bytes"
                  .formatted(name, limit, largestBytes));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.of(
            "topic " + name + " does not exist; run the topic set-up of this node first");
      }
      throw new TopicSetupFailed("Kafka refused to describe " + name, e);
    } catch (TimeoutException e) {
      throw new TopicSetupFailed("Kafka did not describe " + name + " in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicSetupFailed("interrupted while describing " + name, e);
    }
  }
}
