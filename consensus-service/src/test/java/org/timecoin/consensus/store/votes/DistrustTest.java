package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.Standing.Reason;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteLogStopped;
import org.timecoin.consensus.sign.VoteLogUnavailable;
import org.timecoin.consensus.sign.Votes;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.VoteStep;

/** What one process knows against a table outlives it, and stops the others. */
class DistrustTest {

  private static VoteLab lab;

  private final PublicKey key = lab.createdKey();
  private final VoteIntent first = Votes.vote(5, 0, VoteStep.PROPOSAL, 1);
  private final VoteIntent signed = Votes.vote(5, 0, VoteStep.PREVOTE, 1);
  private final VoteIntent rival = Votes.vote(5, 0, VoteStep.PREVOTE, 0);

  @BeforeAll
  static void migrate() {
    lab = VoteLab.on(TestServers.shared().postgres());
  }

  private static void assertStopped(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(VoteLogStopped.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining("confirm");
  }

  private void assertObserves(Reason reason) {
    try (VoteTable next = lab.open(key)) {
      assertThat(next.standing()).contains(new Standing.Observing(reason));
      assertStopped(reason, next::takeOver);
      assertStopped(reason, next::highestInstance);
    }
  }

  private void assertConfirmedOnceAndForAll() {
    lab.tables().confirm(key, VoteLab.GENESIS, "ann");
    try (VoteTable next = lab.open(key)) {
      assertThat(next.standing()).isEmpty();
      assertThat(next.store(Votes.vote(6, 0, VoteStep.PREVOTE, 1), next.takeOver()).maySign())
          .isTrue();
    }
    try (VoteTable next = lab.open(key)) {
      assertThat(next.standing()).isEmpty();
    }
  }

  /** Stores two votes, of which the snapshot that is put back has only the first. */
  private Lease signAndPutASnapshotBack(VoteTable holder) {
    Lease lease = holder.takeOver();
    holder.store(first, lease);
    holder.store(signed, lease);
    putBackWithoutTheLastVote();
    return lease;
  }

  /** As a storage snapshot: nothing that names the table differs, and connections are gone. */
  private void putBackWithoutTheLastVote() {
    String mine = " WHERE public_key = '\\x" + key.hex() + "'";
    lab.sql(
        "SET session_replication_role = replica",
        "DELETE FROM consensus.vote" + mine + " AND step = 1",
        "UPDATE consensus.vote_key SET highest_step = 0" + mine,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'timenode-votes' AND datname = current_database()");
  }

  private long words(String reason) {
    return lab.number(
        "SELECT count(*) FROM consensus.vote_identity WHERE reason = '%s' AND public_key = '\\x%s'"
            .formatted(reason, key.hex()));
  }

  @Test
  void theProcessAfterTheOneThatMissesItsVoteObservesUntilAnOperatorConfirms() {
    try (VoteTable holder = lab.open(key)) {
      Lease lease = signAndPutASnapshotBack(holder);
      assertStopped(Reason.RESTORED, () -> holder.renew(lease));

      assertObserves(Reason.RESTORED);
      assertThat(words("restored")).isEqualTo(1);
      assertConfirmedOnceAndForAll();
      assertStopped(Reason.RESTORED, () -> holder.store(rival, lease));
    }
    assertConfirmedOnceAndForAll();
  }

  @Test
  void aStandbyDoesNotTakeOverWhatTheHolderKnowsForACopy() {
    try (VoteTable holder = lab.open(key)) {
      Lease lease = signAndPutASnapshotBack(holder);
      try (VoteTable standby = lab.open(key)) {
        assertThat(standby.standing()).as("nothing tells the copy yet").isEmpty();
        assertStopped(Reason.RESTORED, () -> holder.renew(lease));

        assertStopped(Reason.RESTORED, standby::takeOverIfExpired);
        assertStopped(Reason.RESTORED, standby::takeOver);
        assertThat(standby.standing()).contains(new Standing.Observing(Reason.RESTORED));
        lab.tables().confirm(key, VoteLab.GENESIS, "ann");
        assertThat(standby.store(rival, standby.takeOver())).isEqualTo(StoreAnswer.STORED);
        assertThat(standby.standing()).isEmpty();
      }
    }
  }

  @Test
  void aStandbyThatTookOverFirstStoresNothingMore() {
    try (VoteTable holder = lab.open(key)) {
      Lease lease = signAndPutASnapshotBack(holder);
      try (VoteTable standby = lab.open(key)) {
        Lease taken = standby.takeOver();
        assertStopped(Reason.RESTORED, () -> holder.renew(lease));

        assertThat(standby.store(rival, taken)).isEqualTo(StoreAnswer.LEASE_LOST);
        assertStopped(Reason.RESTORED, standby::takeOver);
      }
    }
    assertObserves(Reason.RESTORED);
  }

  @Test
  void whoHasOnlyReadTheLastVoteMissesItToo() {
    try (VoteTable old = lab.open(key)) {
      Lease lease = old.takeOver();
      old.store(first, lease);
      old.store(signed, lease);
    }
    try (VoteTable holder = lab.open(key)) {
      Lease lease = holder.takeOver();
      holder.highestInstance();
      putBackWithoutTheLastVote();
      assertStopped(Reason.RESTORED, () -> holder.renew(lease));
    }
  }

  @Test
  void aDoubledKeyIsDoubledForEveryProcessUntilAnOperatorConfirms() {
    try (VoteTable holder = lab.open(key);
        VoteTable other = lab.open(key)) {
      Lease lease = other.takeOver();
      holder.distrust(Reason.DOUBLED);

      assertThat(holder.standing()).contains(new Standing.Observing(Reason.DOUBLED));
      assertStopped(Reason.DOUBLED, holder::takeOver);
      assertThat(other.store(signed, lease)).isEqualTo(StoreAnswer.LEASE_LOST);
      assertStopped(Reason.DOUBLED, other::takeOver);
    }
    assertObserves(Reason.DOUBLED);
    assertThat(words("doubled")).isEqualTo(1);
    assertConfirmedOnceAndForAll();
  }

  @Test
  void theFirstReasonStaysAndIsWrittenOnce() {
    try (VoteTable holder = lab.open(key);
        VoteTable other = lab.open(key)) {
      holder.distrust(Reason.DOUBLED);
      holder.distrust(Reason.DOUBLED);
      other.distrust(Reason.RESTORED);
      assertThat(other.standing()).contains(new Standing.Observing(Reason.RESTORED));
    }
    assertObserves(Reason.DOUBLED);
    assertThat(words("doubled")).isEqualTo(1);
    assertThat(words("restored")).isZero();
  }

  @Test
  void whatCannotBeWrittenStopsAtOnceAndIsWrittenWhenItCan() throws SQLException {
    VoteTableSettings hasty =
        VoteTableSettings.defaults()
            .withServerLimits(Duration.ofMillis(200), Duration.ofSeconds(2))
            .withPatience(Duration.ofMillis(500));
    try (VoteTable holder = new VoteTables(lab.access(), hasty).open(key, VoteLab.GENESIS)) {
      Lease lease = holder.takeOver();
      try (Connection inTheWay = lab.server().connect(lab.database());
          Statement statement = inTheWay.createStatement()) {
        inTheWay.setAutoCommit(false);
        statement.execute("SELECT 1 FROM consensus.vote_lease FOR UPDATE");
        assertThatThrownBy(() -> holder.distrust(Reason.DOUBLED))
            .isInstanceOf(VoteLogUnavailable.class);
        assertThat(holder.standing()).contains(new Standing.Observing(Reason.DOUBLED));
        assertStopped(Reason.DOUBLED, () -> holder.store(signed, lease));
        assertThat(words("doubled")).isZero();
      }

      await().atMost(Duration.ofSeconds(10)).until(() -> words("doubled") == 1);
    }
    assertObserves(Reason.DOUBLED);
  }

  @Test
  void whoeverDistrustsNamesNoTable() {
    assertThatThrownBy(
            () ->
                lab.sql(
                    "INSERT INTO consensus.vote_identity (public_key, system_id, timeline,"
                        + " table_oid, reason, approved_by)"
                        + " VALUES ('\\x%s', 1, 1, 1, 'doubled', 'x')".formatted(key.hex())))
        .hasMessageContaining("vote_identity_distrusted_check");
  }
}
