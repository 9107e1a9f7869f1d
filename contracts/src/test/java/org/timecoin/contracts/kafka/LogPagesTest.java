package org.timecoin.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.log.v1.Vote;
import org.timecoin.contracts.topic.Topic;

/** Looking things up in a real log. */
class LogPagesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestLog log = new TestLog("pages-" + System.nanoTime());
  private final LogPages<ChainEvent> pages =
      log.readers.pages("test", Topic.CHAIN_EVENTS, ChainEvent.parser(), PATIENCE, 4);

  @BeforeEach
  void elevenEventsWithRepetition() {
    // As after a crash between acknowledgement and deletion.
    List.of(1, 2, 3, 4, 5, 6, 4, 5, 6, 7, 8).forEach(this::publish);
  }

  @AfterEach
  void close() {
    pages.close();
    log.close();
  }

  @Test
  void pagesFollowOneAnotherToTheEnd() {
    LogPage<ChainEvent> first = page(0, 6);
    assertThat(seqs(first)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(first.nextOffset()).isEqualTo(6);
    assertThat(first.isLast()).isFalse();

    LogPage<ChainEvent> second = page(6, 6);
    assertThat(seqs(second)).containsExactly(4L, 5L, 6L, 7L, 8L);
    assertThat(second.nextOffset()).isEqualTo(11);
    assertThat(second.isLast()).isTrue();
  }

  @Test
  void behindTheEndIsNothing() {
    LogPage<ChainEvent> page = page(Long.MAX_VALUE, 6);

    assertThat(page.records()).isEmpty();
    assertThat(page.nextOffset()).isEqualTo(11);
    assertThat(page.isLast()).isTrue();
  }

  @Test
  void whatFollowsAnEventIsFoundAlthoughSomeAreThereTwice() {
    for (long seen = 1; seen < 8; seen++) {
      long place = find(seen);
      assertThat(seqs(page(place, 1))).containsExactly(seen + 1);
      assertThat(seqs(page(place - 1, 1))).containsExactly(seen);
    }
    assertThat(find(0)).isZero();
    assertThat(find(8)).isEqualTo(11);
  }

  @Test
  void whatDoesNotCountIsPassedOver() {
    ChainEvent other = ChainEvent.newBuilder().setSeq(1).setIncarnation("other").build();
    for (int i = 0; i < 8; i++) {
      log.publisher.publish(Topic.CHAIN_EVENTS, TestLog.key("k"), other).await().atMost(PATIENCE);
    }
    publish(9);

    assertThat(seqs(page(find(7), 1))).containsExactly(8L);
    assertThat(find(8)).isBetween(11L, 19L);
    assertThat(find(9)).isEqualTo(20);
  }

  @Test
  void whatIsNoRecordOfTheTopicIsLeftOut() {
    // Where it has bytes, an event has text.
    Vote other = Vote.newBuilder().setVoterSetHash(ByteString.copyFrom(new byte[] {-1})).build();
    log.publisher.publish(Topic.CHAIN_EVENTS, TestLog.key("x"), other).await().atMost(PATIENCE);
    publish(9);

    LogPage<ChainEvent> page = page(10, 6);
    assertThat(seqs(page)).containsExactly(8L, 9L);
    assertThat(page.nextOffset()).isEqualTo(13);
  }

  @Test
  void withoutABrokerAQuestionFailsInTimeAndClosingDoesNotWaitForIt() {
    LogPages<ChainEvent> nowhere =
        new PartitionReaders(
                "127.0.0.1:1", "n0", TestLog.CONFIG, Executors.newCachedThreadPool(), log.publisher)
            .pages("nowhere", Topic.CHAIN_EVENTS, ChainEvent.parser(), Duration.ofMillis(200), 1);

    assertThatThrownBy(() -> nowhere.page(0, 1).await().atMost(PATIENCE))
        .isInstanceOf(KafkaException.class);
    nowhere.close();
    assertThatThrownBy(() -> nowhere.page(0, 1).await().atMost(PATIENCE))
        .isInstanceOf(RejectedExecutionException.class);
  }

  private void publish(int seq) {
    ChainEvent event = ChainEvent.newBuilder().setSeq(seq).build();
    log.publisher.publish(Topic.CHAIN_EVENTS, TestLog.key("k"), event).await().atMost(PATIENCE);
  }

  private LogPage<ChainEvent> page(long offset, int most) {
    return pages.page(offset, most).await().atMost(PATIENCE);
  }

  private long find(long seen) {
    return pages
        .firstNot(event -> event.getIncarnation().isEmpty(), event -> event.getSeq() <= seen)
        .await()
        .atMost(PATIENCE);
  }

  private static List<Long> seqs(LogPage<ChainEvent> page) {
    return page.records().stream().map(record -> record.value().orElseThrow().getSeq()).toList();
  }
}
