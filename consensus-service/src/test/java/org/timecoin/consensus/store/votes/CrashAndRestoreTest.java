package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteLogStopped;
import org.timecoin.consensus.sign.VoteLogUnavailable;
import org.timecoin.consensus.sign.Votes;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.VoteStep;

/** Servers that crash, and copies that take their place. */
@Timeout(60)
class CrashAndRestoreTest {

  private static final Standing RESTORED = new Standing.Observing(Standing.Reason.RESTORED);

  @TempDir static Path directory;
  private static VoteLab made;
  private static PublicKey key;
  private static int count;

  private Path original;
  private OwnServer own;
  private VoteLab lab;

  private final VoteIntent first = Votes.vote(1, 0, VoteStep.PRECOMMIT, 1);
  private final VoteIntent second = Votes.vote(2, 0, VoteStep.PRECOMMIT, 1);

  /** A server with a key, stopped: each test has a copy. */
  @BeforeAll
  static void make() {
    try (OwnServer server = new OwnServer(directory.resolve("made"))) {
      made = VoteLab.on(server.server().access());
      key = made.createdKey();
    }
  }

  @BeforeEach
  void start() {
    original = OwnServer.copy(directory.resolve("made"), directory.resolve("test" + ++count));
    own = new OwnServer(original);
    lab = made.movedTo(own.server().access());
  }

  @AfterEach
  void stop() {
    own.close();
    OwnServer.delete(original);
    OwnServer.delete(directory.resolve("copy" + count));
  }

  /** Stops the server and puts a copy of its data, as they are now, in its place. */
  private Path stopAndCopy() {
    own.close();
    return OwnServer.copy(original, directory.resolve("copy" + count));
  }

  /** Starts the copy as the new primary of a new timeline. */
  private void promote(Path copy) {
    OwnServer.makeStandby(copy);
    own.start(copy);
    assertRefused(Refusal.STANDBY);
    assertThat(lab.number("SELECT pg_promote()::int")).isEqualTo(1);
  }

  private VoteTable patient() {
    VoteTableSettings settings = VoteTableSettings.defaults().withPatience(Duration.ofSeconds(20));
    return new VoteTables(lab.access(), settings).open(key, VoteLab.GENESIS);
  }

  @Test
  void whatWasAcknowledgedSurvivesCrashesOfTheServer() {
    List<VoteIntent> acknowledged = new CopyOnWriteArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    try (VoteTable table = patient()) {
      Lease lease = table.takeOver();
      CompletableFuture<Boolean> voting =
          VoteLab.async(() -> vote(table, lease, acknowledged, done));
      for (int crash = 1; crash <= 2; crash++) {
        int enough = acknowledged.size() + 40;
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() >= enough);
        own.killAll();
        List<VoteIntent> before = List.copyOf(acknowledged);
        own.start(original);
        try (VoteTable other = lab.open(key)) {
          assertThat(before).allMatch(other::holds);
        }
      }
      done.set(true);
      assertThat(voting.join()).isTrue();
      assertThat(acknowledged).allMatch(table::holds);
    }
  }

  private static boolean vote(
      VoteTable table, Lease lease, List<VoteIntent> acknowledged, AtomicBoolean done) {
    for (int height = 1; !done.get(); height++) {
      VoteIntent next = Votes.vote(height, 0, VoteStep.PREVOTE, height);
      if (table.store(next, lease) != StoreAnswer.STORED) {
        return false;
      }
      acknowledged.add(next);
    }
    return true;
  }

  @Test
  void aProcessThatFindsItsLastVoteGoneKnowsACopy() {
    Path copy = stopAndCopy();
    own.start(original);
    try (VoteTable table = patient()) {
      Lease lease = table.takeOver();
      table.store(first, lease);
      own.close();
      own.start(copy);

      assertThatThrownBy(() -> table.store(second, lease))
          .isInstanceOfSatisfying(
              VoteLogStopped.class,
              e -> assertThat(e.reason()).isEqualTo(Standing.Reason.RESTORED));
      assertThat(table.standing()).contains(RESTORED);
      assertObservesUntilConfirmed();
    }
  }

  /** What one process found keeps the next from signing, and a standby from taking over. */
  private void assertObservesUntilConfirmed() {
    try (VoteTable next = lab.open(key)) {
      assertThat(next.standing()).contains(RESTORED);
      assertThatThrownBy(next::takeOverIfExpired).isInstanceOf(VoteLogStopped.class);
    }
    assertThat(approvals("restored", "the voter itself")).isEqualTo(1);
    lab.tables().confirm(key, VoteLab.GENESIS, "ann");
    try (VoteTable next = lab.open(key)) {
      assertThat(next.standing()).isEmpty();
      assertThat(next.store(second, next.takeOver())).isEqualTo(StoreAnswer.STORED);
    }
  }

  @Test
  void anOldPrimaryThatCameBackIsACopyForEveryProcess() {
    try (VoteTable table = patient()) {
      Lease lease = table.takeOver();
      table.store(first, lease);
      promote(stopAndCopy());
      assertThat(table.store(second, lease)).isEqualTo(StoreAnswer.STORED);
      own.close();
      own.start(original);

      assertThatThrownBy(() -> table.renew(lease)).isInstanceOf(VoteLogStopped.class);
    }
    assertObservesUntilConfirmed();
  }

  @Test
  void aCopyThatChangesNothingIsKnownByAVoteItLacks() {
    Path copy;
    try (VoteTable table = lab.open(key)) {
      table.store(first, table.takeOver());
      copy = stopAndCopy();
    }
    own.start(original);
    try (VoteTable table = lab.open(key)) {
      table.store(second, table.takeOver());
    }
    own.close();
    own.start(copy);

    try (VoteTable restored = lab.open(key)) {
      // None of the three identifiers differs: what peers saw of us must tell.
      assertThat(restored.standing()).isEmpty();
      assertThat(restored.holds(first)).isTrue();
      assertThat(restored.holds(second)).isFalse();
    }
  }

  @Test
  void aPromotedCopyObservesUntilAnOperatorConfirms() {
    promote(stopAndCopy());
    try (VoteTable restored = lab.open(key)) {
      assertThat(restored.standing()).contains(RESTORED);
      assertThatThrownBy(restored::takeOver)
          .isInstanceOf(VoteLogStopped.class)
          .hasMessageContaining("confirm");
      assertThatThrownBy(() -> restored.store(first, new Lease(1)))
          .isInstanceOf(VoteLogStopped.class);
    }
    lab.tables().confirm(key, VoteLab.GENESIS, "ann");

    try (VoteTable confirmed = lab.open(key)) {
      assertThat(confirmed.standing()).isEmpty();
      assertThat(confirmed.identity().timeline()).isEqualTo(2);
      assertThat(confirmed.takeOver().epoch() >> 32).isEqualTo(2);
    }
    assertThat(approvals("confirmed", "ann")).isEqualTo(1);
  }

  private long approvals(String reason, String by) {
    return lab.number(
        "SELECT count(*) FROM consensus.vote_identity WHERE reason = '%s' AND approved_by = '%s'"
            .formatted(reason, by));
  }

  @Test
  void whoLivedThroughAFailoverAndFindsItsLastVoteGoesOn() {
    try (VoteTable table = patient()) {
      Lease lease = table.takeOver();
      table.store(first, lease);
      promote(stopAndCopy());

      assertThat(table.store(second, lease)).isEqualTo(StoreAnswer.STORED);
      assertThat(table.identity().timeline()).isEqualTo(2);
    }
    assertThat(approvals("lived through", "the voter itself")).isEqualTo(1);
    try (VoteTable next = lab.open(key)) {
      assertThat(next.standing()).isEmpty();
      assertThat(next.takeOver().epoch()).isEqualTo((2L << 32) + 1);
    }
  }

  @Test
  void whoLivedThroughAFailoverThatLostItsLeaseDoesNot() {
    Path copy = stopAndCopy();
    own.start(original);
    try (VoteTable table = patient()) {
      Lease lease = table.takeOver();
      own.close();
      promote(copy);
      assertThatThrownBy(() -> table.store(first, lease)).isInstanceOf(VoteLogStopped.class);
    }
  }

  @Test
  void whoHeldNoLeaseGoesOnOnceTheHolderVouchesForAFailover() {
    try (VoteTable holder = patient();
        VoteTable standby = patient()) {
      Lease lease = holder.takeOver();
      promote(stopAndCopy());
      assertThatThrownBy(standby::takeOver).isInstanceOf(VoteLogStopped.class);
      assertThat(standby.standing()).contains(RESTORED);

      assertThat(holder.store(first, lease)).isEqualTo(StoreAnswer.STORED);
      assertThat(standby.takeOverIfExpired()).isEmpty();
      assertThat(standby.standing()).isEmpty();
    }
    assertThat(approvals("restored", "the voter itself")).isZero();
  }

  @Test
  void whoHeldNoLeaseDidNotLiveThroughAFailover() {
    try (VoteTable standby = patient()) {
      promote(stopAndCopy());
      assertThatThrownBy(standby::takeOver).isInstanceOf(VoteLogStopped.class);
      assertThatThrownBy(standby::takeOver).isInstanceOf(VoteLogStopped.class);
    }
  }

  @Test
  void aSnapshotThatAnOperatorTellsOfIsNotTrusted() {
    try (VoteTable running = lab.open(key)) {
      Lease lease = running.takeOver();
      lab.tables().distrust(key, VoteLab.GENESIS, "ben");
      assertThat(running.store(first, lease)).isEqualTo(StoreAnswer.LEASE_LOST);
    }
    try (VoteTable table = lab.open(key)) {
      assertThat(table.standing()).contains(RESTORED);
    }
    lab.tables().confirm(key, VoteLab.GENESIS, "ben");
    try (VoteTable table = lab.open(key)) {
      assertThat(table.standing()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void aCommitThatNoStandbyConfirmedIsNotAcknowledged() {
    VoteTableSettings hasty =
        VoteTableSettings.defaults()
            .withServerLimits(Duration.ofMillis(400), Duration.ofMillis(300))
            .withPatience(Duration.ofMillis(600));
    VoteTables tables = new VoteTables(lab.access(), hasty);
    try (VoteTable table = tables.open(key, VoteLab.GENESIS)) {
      Lease lease = table.takeOver();
      synchronousStandby("nobody");
      CompletableFuture<StoreAnswer> storing = VoteLab.async(() -> table.store(first, lease));
      String waiting = " FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> lab.number("SELECT count(*)" + waiting) > 0);
      // The server gives up waiting and says "committed", with a warning.
      lab.sql("SELECT pg_cancel_backend(pid)" + waiting);
      assertThat(storing)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withCauseInstanceOf(VoteLogUnavailable.class);
      assertThat(lab.number("SELECT count(*) FROM consensus.vote")).isEqualTo(1);
      assertThatThrownBy(table::highestInstance).isInstanceOf(VoteLogUnavailable.class);
      assertThatThrownBy(table::takeOver).isInstanceOf(VoteLogUnavailable.class);
      assertThatThrownBy(() -> tables.confirm(key, VoteLab.GENESIS, "ann"))
          .isInstanceOf(VoteLogUnavailable.class);

      synchronousStandby("");
      assertThat(table.store(first, table.takeOver())).isEqualTo(StoreAnswer.STORED);
    }
  }

  /** Waits until sessions see it: a reload is not waited for by anybody. */
  private void synchronousStandby(String name) {
    lab.sql("ALTER SYSTEM SET synchronous_standby_names = '" + name + "'");
    lab.sql("SELECT pg_reload_conf()");
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                lab.number(
                        "SELECT (current_setting('synchronous_standby_names') = '%s')::int"
                            .formatted(name))
                    == 1);
  }

  @ParameterizedTest
  @CsvSource({"fsync,FSYNC_OFF", "full_page_writes,FULL_PAGE_WRITES_OFF"})
  void aServerThatMayForgetIsRefused(String setting, Refusal refusal) {
    own.close();
    own.startForgetful(original, setting);
    assertRefused(refusal);
  }

  private void assertRefused(Refusal refusal) {
    assertThatThrownBy(() -> lab.open(key))
        .isInstanceOfSatisfying(
            VoteTableRefused.class, e -> assertThat(e.refusal()).isEqualTo(refusal))
        .hasMessage("Not signing: " + refusal.remedy() + ".");
  }
}
