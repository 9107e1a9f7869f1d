package org.timecoin.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartPositionTest {

  private static final String TOPIC = "n0.peer.blocks";
  private static final TopicPartition P0 = new TopicPartition(TOPIC, 0);

  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

  @BeforeEach
  void topicHoldsOffsets40To99() {
    Node node = new Node(1, "127.0.0.1", 1);
    Node[] one = {node};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, one, one)));
    consumer.updateBeginningOffsets(Map.of(P0, 40L));
    consumer.updateEndOffsets(Map.of(P0, 100L));
  }

  @ParameterizedTest
  @CsvSource({"40,40", "70,70", "100,100", "39,40", "0,40", "101,40"})
  void storedOffsetHoldsUnlessTheLogNoLongerHasIt(long stored, long expected) {
    new StartPosition(TOPIC, StartAt.offsets(Map.of(0, stored))).applyTo(consumer);
    assertThat(consumer.position(P0)).isEqualTo(expected);
  }

  @Test
  void unknownPartitionBeginsWithTheOldest() {
    new StartPosition(TOPIC, StartAt.offsets(Map.of(7, 70L))).applyTo(consumer);
    assertThat(consumer.position(P0)).isEqualTo(40);
  }

  @Test
  void endIsReachedAtOnceAndEarliestWhenAllWasRead() {
    StartPosition end = new StartPosition(TOPIC, StartAt.end());
    end.applyTo(consumer);
    assertThat(consumer.position(P0)).isEqualTo(100);
    assertThat(end.isReached(consumer)).isTrue();

    StartPosition earliest = new StartPosition(TOPIC, StartAt.earliest());
    earliest.applyTo(consumer);
    assertThat(consumer.position(P0)).isEqualTo(40);
    assertThat(earliest.isReached(consumer)).isFalse();
    consumer.seek(P0, 100);
    assertThat(earliest.isReached(consumer)).isTrue();
  }

  @Test
  void topicThatWasNeverMadeIsNamed() {
    assertThatThrownBy(() -> new StartPosition("n0.none", StartAt.end()).applyTo(consumer))
        .hasMessageContaining("n0.none");
  }
}
