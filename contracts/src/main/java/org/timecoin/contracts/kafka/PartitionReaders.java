package org.timecoin.contracts.kafka;

import com.google.protobuf.Parser;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.timecoin.contracts.topic.Topic;

/** Makes the readers of a node's topics. */
public final class PartitionReaders {

  /**
   * How long a question to Kafka may stay open when there is nothing new: a record ends it at once,
   * so only the load of an idle node depends on it.
   */
  static final Duration QUIET = Duration.ofSeconds(5);

  /** Kafka gives at least one record, however large. */
  private static final int LOOK_BYTES = 65_536;

  private static final int LOOK_WAIT_MS = 5;

  private final String bootstrap;
  private final String nodeId;
  private final LogConfig config;
  private final Executor context;
  private final DeadLetters deadLetters;

  /**
   * Readers whose handlers are called on {@code context}, an executor of the service's event loop:
   * handlers must not block it.
   */
  public PartitionReaders(
      String bootstrap,
      String nodeId,
      LogConfig config,
      Executor context,
      RecordPublisher publisher) {
    this.bootstrap = bootstrap;
    this.nodeId = nodeId;
    this.config = config;
    this.context = context;
    this.deadLetters = new DeadLetters(publisher, config.deadLetterBytes());
  }

  /**
   * A reader of one topic, not yet started.
   *
   * @param name of the reader, for its thread and for Kafka's metrics
   * @param handler completes when the record's effect is durable; called again when it fails
   */
  public <T> PartitionReader reader(
      String name,
      Topic topic,
      StartAt startAt,
      Parser<T> parser,
      Function<LogRecord<T>, Uni<Void>> handler) {
    String fullName = topic.nameFor(nodeId);
    RetryPause pause =
        new RetryPause(config.retryFirst(), config.retryMost(), RandomGenerator.getDefault());
    return new PartitionReader(
        name,
        fullName,
        consumer(name, startAt),
        new StartPosition(fullName, startAt),
        new AwaitingHandler<>(parser, handler, context, deadLetters, pause),
        pause);
  }

  /**
   * A way to look up what a topic of one partition holds.
   *
   * @param name for its thread and for Kafka's metrics
   * @param timeout how long one question to Kafka may take
   * @param questionsMax how many may wait; more are refused
   */
  public <T> LogPages<T> pages(
      String name, Topic topic, Parser<T> parser, Duration timeout, int questionsMax) {
    TopicPartition partition = new TopicPartition(topic.nameFor(nodeId), 0);
    Map<String, Object> settings = settings(name, "earliest");
    // A look at one record must not fetch what lies behind it.
    int fetchBytes = Math.min(LOOK_BYTES, config.fetchBytes());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetchBytes);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, fetchBytes);
    // What waits at the end of the log is in the way of the next look.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LOOK_WAIT_MS);
    return new LogPages<>(name, partition, consumer(settings), parser, timeout, questionsMax);
  }

  private Consumer<byte[], byte[]> consumer(String name, StartAt startAt) {
    // What was kept when we looked may be gone when we read: go on with the oldest, never with
    // silence.
    return consumer(settings(name, startAt instanceof StartAt.End ? "latest" : "earliest"));
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> settings(String name, String reset) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, nodeId + "-" + name);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(QUIET.toMillis()));
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.fetchRecords());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, config.fetchBytes());
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, config.fetchBytes());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
    return settings;
  }
}
