package org.timecoin.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.timecoin.contracts.kafka.TestLog.key;
import static org.timecoin.contracts.kafka.TestLog.task;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.timecoin.contracts.log.v1.DeadLetter;
import org.timecoin.contracts.log.v1.SyncTask;
import org.timecoin.contracts.topic.Topic;

/** Publisher and readers on a real broker. */
class LogRoundTripTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Queue<Long> seen = new ConcurrentLinkedQueue<>();
  private TestLog log;

  @BeforeEach
  void makeTopics(TestInfo test) {
    log = new TestLog("rt-" + Math.floorMod(test.getDisplayName().hashCode(), 1_000_000));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private PartitionReader tasks(StartAt startAt) {
    return log.readers.reader(
        "test", Topic.SYNC_TASKS, startAt, SyncTask.parser(), record -> note(record));
  }

  private Uni<Void> note(LogRecord<SyncTask> record) {
    record.value().ifPresent(task -> seen.add(task.getRange().getFirst()));
    return Uni.createFrom().voidItem();
  }

  private Position publish(Topic topic, String key, long height) {
    return log.publisher.publish(topic, key(key), task(height)).await().atMost(DEADLINE);
  }

  @Test
  void everyRecordIsHandledOverAllPartitionsAndCaughtUpSaysSo() {
    for (long height = 0; height < 30; height++) {
      publish(Topic.SYNC_TASKS, "k" + height, height);
    }
    try (PartitionReader reader = tasks(StartAt.earliest())) {
      reader.start();
      assertThat(reader.caughtUp().toCompletableFuture()).succeedsWithin(DEADLINE);
      assertThat(seen)
          .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 30).boxed().toList());
    }
  }

  @Test
  void readerFromTheEndSeesOnlyWhatComesLater() {
    publish(Topic.SYNC_TASKS, "a", 1);
    try (PartitionReader reader = tasks(StartAt.end())) {
      reader.start();
      assertThat(reader.caughtUp().toCompletableFuture()).succeedsWithin(DEADLINE);
      publish(Topic.SYNC_TASKS, "a", 2);
      await().atMost(DEADLINE).until(() -> seen.contains(2L));
      assertThat(seen).containsExactly(2L);
    }
  }

  @Test
  void readerGoesOnFromItsOwnOffsets() {
    Position first = publish(Topic.SYNC_TASKS, "same", 1);
    publish(Topic.SYNC_TASKS, "same", 2);
    Map<Integer, Long> next = Map.of(first.partition(), first.offset() + 1);
    try (PartitionReader reader = tasks(StartAt.offsets(next))) {
      reader.start();
      assertThat(reader.caughtUp().toCompletableFuture()).succeedsWithin(DEADLINE);
      assertThat(seen).containsExactly(2L);
    }
  }

  @Test
  void failingHandlerIsCalledAgainAndOrderHolds() {
    for (long height = 1; height <= 3; height++) {
      publish(Topic.CHAIN_EVENTS, "k", height);
    }
    AtomicInteger failures = new AtomicInteger();
    PartitionReader reader =
        log.readers.reader(
            "test",
            Topic.CHAIN_EVENTS,
            StartAt.earliest(),
            SyncTask.parser(),
            record ->
                failures.incrementAndGet() <= 5
                    ? Uni.createFrom().failure(new IllegalStateException("database away"))
                    : note(record));
    try (reader) {
      reader.start();
      await().atMost(DEADLINE).until(() -> seen.size() == 3);
    }
    assertThat(seen).containsExactly(1L, 2L, 3L);
    assertThat(failures).hasValue(8);
  }

  @Test
  void poisonGoesToTheDeadLetterOnceAndTheNextRecordIsHandled() {
    publishRaw(Topic.CHAIN_EVENTS, new byte[] {(byte) 0xff, 1, 2});
    publish(Topic.CHAIN_EVENTS, "k", 7);
    Queue<DeadLetter> letters = new ConcurrentLinkedQueue<>();
    PartitionReader reader =
        log.readers.reader(
            "events", Topic.CHAIN_EVENTS, StartAt.earliest(), SyncTask.parser(), this::note);
    PartitionReader dead =
        log.readers.reader(
            "dead",
            Topic.DEAD_LETTER,
            StartAt.earliest(),
            DeadLetter.parser(),
            record -> Uni.createFrom().voidItem().invoke(() -> letters.add(record.value().get())));
    try (reader;
        dead) {
      reader.start();
      dead.start();
      await().atMost(DEADLINE).until(() -> seen.contains(7L) && !letters.isEmpty());
    }
    assertThat(letters).hasSize(1);
    DeadLetter letter = letters.element();
    assertThat(letter.getTopic()).isEqualTo(log.nodeId + ".chain.events");
    assertThat(letter.getRecord().toByteArray()).containsExactly(0xff, 1, 2);
    assertThat(letter.getError()).isNotBlank();
  }

  @Test
  void removedKeyComesAsARecordWithoutValue() {
    publish(Topic.PEER_DIRECTORY, "peer|gateway", 5);
    log.publisher.remove(Topic.PEER_DIRECTORY, key("peer|gateway")).await().atMost(DEADLINE);
    Queue<Boolean> present = new ConcurrentLinkedQueue<>();
    PartitionReader reader =
        log.readers.reader(
            "directory",
            Topic.PEER_DIRECTORY,
            StartAt.earliest(),
            SyncTask.parser(),
            r -> Uni.createFrom().voidItem().invoke(() -> present.add(r.value().isPresent())));
    try (reader) {
      reader.start();
      assertThat(reader.caughtUp().toCompletableFuture()).succeedsWithin(DEADLINE);
    }
    assertThat(present).containsExactly(true, false);
  }

  @Test
  void recordOverTheLimitIsRefusedByName() {
    DeadLetter huge =
        DeadLetter.newBuilder()
            .setRecord(com.google.protobuf.ByteString.copyFrom(new byte[3 << 20]))
            .build();
    assertThatThrownBy(
            () -> log.publisher.publish(Topic.DEAD_LETTER, key("k"), huge).await().atMost(DEADLINE))
        .isInstanceOf(PublishFailed.class)
        .hasMessageContaining(log.nodeId + ".dead-letter");
  }

  private void publishRaw(Topic topic, byte[] value) {
    Map<String, Object> config = Map.of("bootstrap.servers", log.bootstrap);
    try (var raw =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      assertThat(raw.send(new ProducerRecord<>(topic.nameFor(log.nodeId), key("k"), value)))
          .succeedsWithin(DEADLINE);
    }
  }

  @Test
  void aBrokerThatIsAwayFailsInTimeAndBoundsWhatWaits() {
    LogConfig config = TestLog.CONFIG;
    try (RecordPublisher away =
        RecordPublisher.connect("127.0.0.1:1", "gone", new ShortTimeout(config))) {
      List<Uni<Position>> sends =
          LongStream.range(0, 3)
              .mapToObj(h -> away.publish(Topic.SYNC_TASKS, key("k"), task(h)))
              .toList();
      for (Uni<Position> send : sends) {
        assertThatThrownBy(() -> send.await().atMost(DEADLINE)).isInstanceOf(PublishFailed.class);
      }
    }
  }
}
