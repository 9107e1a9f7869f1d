package org.timecoin.chain.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.apply.Committed;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.config.Backoff;
import org.timecoin.chain.store.Outbox;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.log.v1.OutboundCommand;
import org.timecoin.contracts.time.ClockSetting;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.protocol.network.NetworkParameters;

/** The way out of a real outbox, to a log that refuses when told to. */
class OutboxPublisherTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.ofEpochSecond(1_765_000_000);

  private final TestDatabase database = TestDatabase.opened(TESTNET);
  private final Vertx vertx = Vertx.vertx();
  private final List<MessageLite> logged = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicLong answersLostFrom = new AtomicLong(Long.MAX_VALUE);
  private final AtomicBoolean holdNextAnswer = new AtomicBoolean();
  private final CompletableFuture<Void> answer = new CompletableFuture<>();
  private final OutboxBacklog backlog = new OutboxBacklog(2, 1 << 20);
  private final OutboxPublisher publisher = publisher();
  private final List<Candidate> chain =
      Blocks.candidates(Blocks.run(TESTNET.genesis().header(), 10));

  private OutboxPublisher publisher() {
    return new OutboxPublisher(
        new Outbox(database.pool(), database.fence(), PATIENCE),
        new EventSender.Means(
            this::publish,
            database.reader(),
            NodeClock.of(InstantSource.system(), new ClockSetting.Standing(NOW)),
            TESTNET.genesisHash()),
        backlog,
        new AgeAlarm(Duration.ofSeconds(60)),
        new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)),
        3,
        vertx);
  }

  @AfterEach
  void close() {
    publisher.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }

  @Test
  void whatWasLeftIsPublishedInOrderAndForgotten() {
    apply(1, 0, 10, CommitNotes.NONE, new ApplyWatch() {});
    publisher.start("an incarnation", database.fence().term());

    awaitEmpty();
    assertThat(events()).extracting(ChainEvent::getSeq).isEqualTo(upTo(10));
    assertThat(events())
        .allMatch(event -> event.getIncarnation().equals("an incarnation"))
        .extracting(event -> event.getApplied().getTip().getHeight())
        .isEqualTo(upTo(10));
    Awaitility.await().atMost(PATIENCE).until(() -> backlog.oldestSeconds() == 0);
  }

  @Test
  void commitsWakeIt() {
    publisher.start("i", database.fence().term());
    apply(5, 0, 5, CommitNotes.NONE, publisher);
    awaitEmpty();
    apply(5, 5, 10, CommitNotes.NONE, publisher);

    awaitEmpty();
    assertThat(events()).extracting(ChainEvent::getSeq).containsExactly(1L, 2L);
    assertThat(events().getLast().getApplied().getFirstHeight()).isEqualTo(6);
    assertThat(events().getLast().getApplied().getTransactions()).isEqualTo(5);
  }

  @Test
  void nothingIsLostOrReorderedWhileTheLogRefuses() {
    refusals.set(Integer.MAX_VALUE);
    publisher.start("i", database.fence().term());
    apply(1, 0, 10, CommitNotes.NONE, publisher);
    Awaitility.await().atMost(PATIENCE).until(() -> backlog.reason().isPresent());
    assertThat(logged).isEmpty();
    refusals.set(7);

    awaitEmpty();
    assertThat(refusals.get()).isNegative();
    assertThat(events()).extracting(ChainEvent::getSeq).isEqualTo(upTo(10));
    assertThat(backlog.reason()).isEmpty();
  }

  /** Its second page is in the log, but dies with it before it is deleted. */
  @Test
  void aPublisherThatDiesBetweenAcknowledgementAndDeletionRepeatsAndNeverReordersOrSkips() {
    apply(1, 0, 10, CommitNotes.NONE, new ApplyWatch() {});
    answersLostFrom.set(6);
    publisher.start("i", database.fence().term());
    Awaitility.await().atMost(PATIENCE).until(() -> events().size() == 6);
    publisher.stop();

    answersLostFrom.set(Long.MAX_VALUE);
    OutboxPublisher next = publisher();
    next.start("i", database.fence().term());
    awaitEmpty();
    next.stop();
    List<Long> seqs = events().stream().map(ChainEvent::getSeq).toList();
    assertThat(seqs).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void anEventThatTheStartFindsIsNotCountedAgainWhenItsCommitIsTold() {
    refusals.set(Integer.MAX_VALUE);
    Committed done = applyUntold();
    publisher.start("i", database.fence().term());
    Awaitility.await().atMost(PATIENCE).until(() -> backlog.waiting() == 1);

    publisher.committed(done);
    assertThat(backlog.waiting()).isEqualTo(1);
    refusals.set(0);
    awaitEmpty();
  }

  @Test
  void anEventThatIsForgottenBeforeItsCommitIsToldDoesNotWait() {
    Committed done = applyUntold();
    publisher.start("i", database.fence().term());
    awaitEmpty();

    publisher.committed(done);
    assertThat(backlog.waiting()).isZero();
  }

  /** A committed block of which the publisher has not been told. */
  private Committed applyUntold() {
    List<Committed> told = new ArrayList<>();
    apply(
        1,
        0,
        1,
        CommitNotes.NONE,
        new ApplyWatch() {
          @Override
          public void committed(Committed done) {
            told.add(done);
          }
        });
    return told.getFirst();
  }

  @Test
  void aBlockThatAPeerAnnouncedIsToldOn() {
    publisher.start("i", database.fence().term());
    long soon = NOW.toEpochMilli() + 1;
    apply(1, 0, 1, announced("10.0.0.7:24100", soon), publisher);

    awaitEmpty();
    OutboundCommand command = commands().getFirst();
    assertThat(command.getOriginPeer()).isEqualTo("10.0.0.7:24100");
    assertThat(command.getExpiresAtMs()).isEqualTo(soon);
    assertThat(command.getAnnounceBlock().getBincode().toByteArray())
        .isEqualTo(chain.getFirst().bincode());
    assertThat(logged.getFirst()).isInstanceOf(ChainEvent.class);
  }

  @Test
  void whatIsNoNewsAnyMoreIsNotTold() {
    publisher.start("i", database.fence().term());
    apply(1, 0, 1, announced("10.0.0.7:24100", NOW.toEpochMilli()), publisher);

    awaitEmpty();
    assertThat(commands()).isEmpty();
    assertThat(events()).hasSize(1);
  }

  /** The database is promoted meanwhile, and Kafka answers only when the next term is under way. */
  @Test
  void aPageUnderWayFromAnEarlierTermIsNotToldAsTheNextOnesAndForgetsNothing() {
    apply(1, 0, 3, CommitNotes.NONE, new ApplyWatch() {});
    holdNextAnswer.set(true);
    publisher.start("i", database.fence().term());
    Awaitility.await().atMost(PATIENCE).until(() -> events().size() == 1);

    publisher.stop();
    database.takeLease();
    publisher.start("copy", database.fence().term());
    answer.complete(null);

    awaitEmpty();
    assertThat(events())
        .filteredOn(event -> event.getIncarnation().equals("copy"))
        .extracting(ChainEvent::getSeq)
        .isEqualTo(upTo(3));
  }

  private static CommitNotes announced(String origin, long expiresAtMs) {
    return new CommitNotes(Optional.of(new Announcement(origin, expiresAtMs)), Optional.empty());
  }

  private Uni<?> publish(Topic topic, byte[] key, MessageLite value) {
    if (refusals.getAndDecrement() > 0) {
      return Uni.createFrom().failure(new IllegalStateException("no broker"));
    }
    logged.add(value);
    if (holdNextAnswer.compareAndSet(true, false)) {
      return Uni.createFrom().completionStage(answer);
    }
    if (value instanceof ChainEvent event && event.getSeq() >= answersLostFrom.get()) {
      return Uni.createFrom().nothing();
    }
    return Uni.createFrom().item(key);
  }

  private void apply(int batch, int from, int to, CommitNotes notes, ApplyWatch watch) {
    BlockApplier applier =
        new BlockApplier(
            database.storage(),
            new BatchComputation(
                (block, parent, unspent, claims) -> Optional.empty(),
                claims -> java.util.OptionalInt.empty()),
            new BatchLimits(batch, 1 << 20),
            new SwitchLimits(100, 1 << 20),
            watch);
    assertThat(applier.apply(chain.subList(from, to), notes).committed()).isEqualTo(to - from);
  }

  private void awaitEmpty() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> database.number("SELECT count(*) FROM chain.outbox") == 0);
    Awaitility.await().atMost(PATIENCE).until(() -> backlog.waiting() == 0);
  }

  private List<ChainEvent> events() {
    return logged.stream()
        .filter(ChainEvent.class::isInstance)
        .map(ChainEvent.class::cast)
        .toList();
  }

  private List<OutboundCommand> commands() {
    return logged.stream()
        .filter(OutboundCommand.class::isInstance)
        .map(OutboundCommand.class::cast)
        .toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
