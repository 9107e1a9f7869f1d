package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteLogUnavailable;
import org.timecoin.consensus.sign.Votes;
import org.timecoin.consensus.store.votes.CuttingProxy.Cut;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.VoteStep;

/**
 * A commit whose outcome nobody told us: the answer says what is in the table, or there is none.
 */
class LostConnectionTest {

  private static VoteLab lab;

  private final PublicKey key = lab.createdKey();
  private final CuttingProxy proxy = new CuttingProxy(lab.server().port());
  private final VoteIntent vote = Votes.vote(5, 1, VoteStep.PREVOTE, 1);
  private final VoteIntent rival = Votes.vote(5, 1, VoteStep.PREVOTE, 2);

  @BeforeAll
  static void migrate() {
    lab = VoteLab.on(TestServers.shared().postgres());
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private VoteTable throughProxy(VoteTableSettings settings) {
    VoteTableAccess direct = lab.at(proxy.port());
    VoteTableAccess text =
        new VoteTableAccess(direct.url() + "?prepareThreshold=0", direct.user(), direct.password());
    return new VoteTables(text, settings).open(key, VoteLab.GENESIS);
  }

  private boolean isStored() {
    try (VoteTable other = lab.open(key)) {
      return other.holds(vote);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "AFTER"})
  void aVoteIsStoredOnceWhereverItsCommitWasCut(Cut where) {
    try (VoteTable table = throughProxy(VoteTableSettings.defaults())) {
      Lease lease = table.takeOver();
      proxy.cutNext(where);

      assertThat(table.store(vote, lease)).isEqualTo(StoreAnswer.STORED);
      assertThat(proxy.cuts()).isEqualTo(1);
      assertThat(table.store(rival, lease)).isEqualTo(StoreAnswer.TAKEN);
      assertThat(isStored()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "AFTER"})
  void withoutPatienceThereIsNoAnswerWhateverIsInTheTable(Cut where) {
    VoteTableSettings hasty = VoteTableSettings.defaults().withPatience(Duration.ofMillis(600));
    try (VoteTable table = throughProxy(hasty)) {
      Lease lease = table.takeOver();
      proxy.cutForEver(where);

      assertThatThrownBy(() -> table.store(vote, lease))
          .isInstanceOf(VoteLogUnavailable.class)
          .hasMessageContaining("unknown");
      assertThat(isStored()).isEqualTo(where == Cut.AFTER);
    }
  }

  @Test
  void aCommitThatArrivesLateIsWaitedFor() {
    try (VoteTable table = throughProxy(VoteTableSettings.defaults())) {
      Lease lease = table.takeOver();
      proxy.cutNext(Cut.LATE);
      CompletableFuture<StoreAnswer> storing = VoteLab.async(() -> table.store(vote, lease));
      await().atMost(Duration.ofSeconds(5)).until(this::aSecondTransactionWaits);
      proxy.deliver();

      assertThat(storing).succeedsWithin(Duration.ofSeconds(8)).isEqualTo(StoreAnswer.STORED);
      assertThat(
              lab.number(
                  "SELECT flushes FROM consensus.vote_key WHERE public_key = '\\x%s'"
                      .formatted(key.hex())))
          .as("the repeat wrote, so its commit was waited for")
          .isEqualTo(1);
    }
  }

  @Test
  void aTakeoverDoesNotOvertakeACommitOnItsWay() {
    try (VoteTable table = throughProxy(VoteTableSettings.defaults());
        VoteTable other = lab.open(key)) {
      Lease lease = table.takeOver();
      proxy.cutNext(Cut.LATE);
      CompletableFuture<StoreAnswer> storing = VoteLab.async(() -> table.store(vote, lease));
      await().atMost(Duration.ofSeconds(5)).until(() -> proxy.cuts() == 1);
      CompletableFuture<Lease> taking = VoteLab.async(other::takeOver);
      await().atMost(Duration.ofSeconds(5)).until(this::aSecondTransactionWaits);
      proxy.deliver();

      Lease fresh = taking.join();
      assertThat(other.holds(vote)).isTrue();
      assertThat(other.store(rival, fresh)).isEqualTo(StoreAnswer.TAKEN);
      assertThat(storing.join()).isIn(StoreAnswer.STORED, StoreAnswer.LEASE_LOST);
    }
  }

  private boolean aSecondTransactionWaits() {
    return lab.number(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event_type = 'Lock'")
        > 0;
  }

  @Test
  void sessionsThatAreEndedAllTheTimeLoseNothing() {
    AtomicBoolean done = new AtomicBoolean();
    List<VoteIntent> acknowledged = new ArrayList<>();
    try (VoteTable table = lab.open(key)) {
      Lease lease = table.takeOver();
      CompletableFuture<Void> killer = VoteLab.async(() -> terminateUntil(done));
      for (int height = 1; height <= 30; height++) {
        VoteIntent next = Votes.vote(height, 0, VoteStep.PREVOTE, height);
        assertThat(table.store(next, lease)).isEqualTo(StoreAnswer.STORED);
        acknowledged.add(next);
      }
      done.set(true);
      killer.join();
      assertThat(acknowledged).allMatch(table::holds);
    }
  }

  private static Void terminateUntil(AtomicBoolean done) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(40))
        .until(
            () -> {
              lab.number(
                  "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                      + " WHERE application_name = 'timenode-votes'"
                      + " AND datname = current_database()");
              return done.get();
            });
    return Void.TYPE.cast(null);
  }

  @Test
  void aServerThatCannotBeReachedIsUnavailable() {
    VoteTableSettings hasty = VoteTableSettings.defaults().withPatience(Duration.ofMillis(300));
    VoteTables nowhere = new VoteTables(lab.at(1), hasty);

    assertThatThrownBy(() -> nowhere.open(key, VoteLab.GENESIS))
        .isInstanceOf(VoteLogUnavailable.class)
        .hasMessageContaining("look after the database");
    assertThatThrownBy(() -> nowhere.create(VoteLab.freshKey(), VoteLab.GENESIS))
        .isInstanceOf(VoteLogUnavailable.class);
  }
}
