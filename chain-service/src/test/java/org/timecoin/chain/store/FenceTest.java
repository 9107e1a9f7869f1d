package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.LogMark;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.apply.RunOutcome;
import org.timecoin.chain.lease.LeaseLost;
import org.timecoin.chain.lease.Term;
import org.timecoin.protocol.network.NetworkParameters;

/** Nothing is written under a lease that somebody else has, whatever it is. */
class FenceTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final BlockJudge ALL_VALID = (block, parent, unspent, claims) -> Optional.empty();

  private final TestDatabase database = TestDatabase.opened(TESTNET);
  private final List<Candidate> run = Blocks.candidates(Blocks.run(TESTNET.genesis().header(), 4));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void blocksAreNotCommittedAndTheProcessLearnsThatItIsNotTheWriter() {
    BlockApplier applier = database.applier(ALL_VALID, 1);
    applier.apply(run.subList(0, 1), CommitNotes.NONE);
    takeover();

    RunOutcome outcome = applier.apply(run, CommitNotes.NONE);

    assertThat(outcome.refusal())
        .hasValueSatisfying(
            refusal ->
                assertThat(((Refusal.Undecided) refusal).reason())
                    .contains("another process has the lease"));
    assertThat(database.number("SELECT height FROM chain.tip")).isEqualTo(1);
    assertThat(database.number("SELECT count(*) FROM chain.block")).isEqualTo(2);
    assertThat(database.held().get()).isEmpty();
    assertThatThrownBy(applier::state)
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("not the writer");
  }

  @Test
  void whatWasLoadedUnderAnEarlierTermIsNotCommittedUnderALaterOne() {
    BlockApplier applier = database.applier(ALL_VALID, 1);
    applier.state();
    Term later = database.takeLease();

    assertThat(applier.apply(run, CommitNotes.NONE).refusal()).isPresent();
    assertThat(database.number("SELECT height FROM chain.tip")).isZero();
    assertThat(database.held().get()).contains(later);
    assertThat(applier.apply(run, CommitNotes.NONE).committed()).isEqualTo(4);
  }

  @Test
  void offsetsAndTheOutboxAreBehindTheFenceToo() {
    database.applier(ALL_VALID, 4).apply(run, CommitNotes.NONE);
    takeover();
    Term lost = database.held().require();
    IntakeOffsets offsets = new IntakeOffsets(database.pool(), database.fence());
    Outbox outbox = new Outbox(database.pool(), database.fence(), TestDatabase.PATIENCE);

    assertThatThrownBy(() -> await(offsets.save(new LogMark("peer.blocks", 0, 9))))
        .isInstanceOf(LeaseLost.class);
    database.held().begin(lost);
    assertThatThrownBy(() -> await(outbox.forget(lost, 1))).isInstanceOf(LeaseLost.class);
    assertThat(database.number("SELECT count(*) FROM chain.intake_offset")).isZero();
    assertThat(database.number("SELECT count(*) FROM chain.outbox")).isEqualTo(1);
  }

  @Test
  void theGenesisBlockIsStoredByTheWriterOnly() {
    try (TestDatabase empty = TestDatabase.fresh()) {
      empty.node().migrate(TESTNET);

      assertThatThrownBy(() -> empty.node().open(TESTNET)).isInstanceOf(LeaseLost.class);
      assertThat(empty.number("SELECT count(*) FROM chain.meta")).isZero();
    }
  }

  @Test
  void aDatabaseThatLostACommitOfThisTermIsNotBuiltOn() {
    BlockApplier applier = database.applier(ALL_VALID, 1);
    applier.apply(run.subList(0, 2), CommitNotes.NONE);
    // As a storage snapshot that is put under the running service would: the lease is as it was.
    database.execute("UPDATE chain.tip SET event_seq = 1");
    applier.forget();

    assertThatThrownBy(applier::state)
        .isInstanceOf(StorageUnavailable.class)
        .hasMessageContaining("lacks what this process committed");
    assertThat(database.held().get()).isEmpty();
  }

  @Test
  void aTransactionThatWaitsForAStoppedProcessIsEndedByTheServer() {
    Fence brief = new Fence(database.held(), Duration.ofMillis(200));
    Uni<Void> never = Uni.createFrom().completionStage(new CompletableFuture<Void>());
    CompletableFuture<Void> writing =
        brief
            .write(database.pool(), database.held().require(), connection -> never)
            .subscribeAsCompletionStage();

    try (PgLease other = database.lease(Duration.ofMinutes(1))) {
      other.release(database.held().require());
      Awaitility.await()
          .atMost(TestDatabase.PATIENCE)
          .ignoreExceptions()
          .until(() -> other.take(TestDatabase.holder(), Optional.empty()) != null);
    }
    writing.cancel(false);
  }

  /** By another process, which says nothing of it to this one. */
  private void takeover() {
    Term mine = database.held().require();
    try (PgLease other = database.lease(Duration.ofMinutes(1))) {
      other.release(mine);
      other.take(TestDatabase.holder(), Optional.empty());
    }
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(TestDatabase.PATIENCE);
  }
}
