package org.timecoin.gateway.whole;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.timecoin.contracts.topic.Topic;

/** Reads a topic from its beginning, with Kafka's own consumer. */
final class LogTail<T> implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Parser<T> parser;
  private final List<T> values = new ArrayList<>();
  private final Map<String, Optional<T>> latest = new LinkedHashMap<>();

  LogTail(String bootstrap, Topic topic, Parser<T> parser) {
    this.parser = parser;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    String name = topic.nameFor(GatewayTestServers.NODE_ID);
    List<TopicPartition> partitions =
        consumer.partitionsFor(name).stream()
            .map(info -> new TopicPartition(name, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All values so far. */
  List<T> values() {
    poll();
    return List.copyOf(values);
  }

  /** The newest value of each key; empty where it was removed. */
  Map<String, Optional<T>> latest() {
    poll();
    return Map.copyOf(latest);
  }

  private void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
      Optional<T> value = Optional.ofNullable(record.value()).map(this::parse);
      value.ifPresent(values::add);
      latest.put(new String(record.key(), java.nio.charset.StandardCharsets.ISO_8859_1), value);
    }
  }

  private T parse(byte[] bytes) {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("the gateway wrote a record nobody can read", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
