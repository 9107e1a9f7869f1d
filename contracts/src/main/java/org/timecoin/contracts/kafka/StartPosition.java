package org.timecoin.contracts.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Puts a consumer where its reader begins, and knows when the reader has seen all that was there
 * then.
 */
final class StartPosition {

  private final String topic;
  private final StartAt startAt;
  private Map<TopicPartition, Long> endAtStart = Map.of();

  StartPosition(String topic, StartAt startAt) {
    this.topic = topic;
    this.startAt = startAt;
  }

  void applyTo(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("topic " + topic + " has not been created");
    }
    consumer.assign(partitions);
    endAtStart = Map.copyOf(consumer.endOffsets(partitions));
    switch (startAt) {
      case StartAt.Earliest() -> consumer.seekToBeginning(partitions);
      case StartAt.End() -> endAtStart.forEach(consumer::seek);
      case StartAt.Offsets(Map<Integer, Long> next) -> seek(consumer, partitions, next);
    }
  }

  /** Whether every partition has been read up to where it ended at the start. */
  boolean isReached(Consumer<byte[], byte[]> consumer) {
    return endAtStart.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void seek(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Map<Integer, Long> next) {
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long kept = oldest.get(partition);
      long wanted = next.getOrDefault(partition.partition(), kept);
      // Past the end: the log was lost or made anew, and its first record is news to us.
      boolean there = wanted >= kept && wanted <= endAtStart.get(partition);
      consumer.seek(partition, there ? wanted : kept);
    }
  }
}
