package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.TableIdentity;
import org.timecoin.consensus.sign.VoteLogStopped;
import org.timecoin.consensus.sign.Votes;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.VoteStep;

/** When a vote table isn't opened, and what is said then. */
class RefusalTest {

  private static VoteLab migrated;

  private VoteLab lab;
  private PublicKey key;

  @BeforeAll
  static void migrate() {
    migrated = VoteLab.on(TestServers.shared().postgres());
  }

  /** A database of its own, which the test may spoil. */
  @BeforeEach
  void copy() {
    lab = migrated.copy();
    key = lab.createdKey();
  }

  private static void assertRefused(Refusal refusal, ThrowingCallable asked) {
    assertThatThrownBy(asked)
        .isInstanceOfSatisfying(
            VoteTableRefused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private void assertOpened() {
    assertThatCode(() -> lab.open(key).close()).doesNotThrowAnyException();
  }

  @Test
  void aKeyWithoutItsTableIsRefused() {
    PublicKey imported = VoteLab.freshKey();
    assertRefused(Refusal.KEY_UNKNOWN, () -> lab.open(imported));
    assertRefused(
        Refusal.KEY_UNKNOWN, () -> lab.tables().confirm(imported, VoteLab.GENESIS, "ann"));
  }

  @Test
  void aKeyIsMadeOnce() {
    try (VoteTable table = lab.open(key)) {
      table.store(Votes.vote(1, 0, VoteStep.PREVOTE, 1), table.takeOver());
      assertRefused(Refusal.KEY_EXISTS, () -> lab.tables().create(key, VoteLab.GENESIS));
      assertThat(table.highestInstance()).hasSize(1);
    }
  }

  @Test
  void aKeyOfAnotherNetworkIsRefused() {
    Hash elsewhere = Hash.sha256(new byte[] {43});
    assertRefused(Refusal.OTHER_GENESIS, () -> lab.tables().open(key, elsewhere));
    assertRefused(Refusal.OTHER_GENESIS, () -> lab.tables().confirm(key, elsewhere, "ann"));
  }

  @Test
  void aDatabaseWithoutTablesIsRefused() {
    VoteLab empty = VoteLab.unmigrated(TestServers.shared().postgres());
    assertRefused(Refusal.NOT_MIGRATED, () -> empty.open(key));
    assertRefused(Refusal.NOT_MIGRATED, () -> empty.tables().create(key, VoteLab.GENESIS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "remote_write"})
  void commitsThatDoNotWaitAreRefused(String setting) {
    String role = "ALTER DATABASE " + lab.database() + " SET synchronous_commit = ";
    lab.sql(role + setting);
    assertRefused(Refusal.SYNCHRONOUS_COMMIT_OFF, () -> lab.open(key));
    assertRefused(
        Refusal.SYNCHRONOUS_COMMIT_OFF,
        () -> lab.tables().create(VoteLab.freshKey(), VoteLab.GENESIS));
    lab.sql(role + "remote_apply");
    assertOpened();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE consensus.vote DISABLE TRIGGER rises",
        "DROP TRIGGER stays ON consensus.vote",
        "ALTER TABLE consensus.vote ENABLE REPLICA TRIGGER stays_whole",
        "DROP TRIGGER rises ON consensus.vote_lease",
        "ALTER TABLE consensus.vote SET UNLOGGED",
        "ALTER TABLE consensus.vote_run SET UNLOGGED"
      })
  void aTableWithoutItsGuardsIsRefused(String change) {
    lab.sql(change);
    assertRefused(Refusal.GUARD_MISSING, () -> lab.open(key));
  }

  @Test
  void aTableMadeAnewIsARestoredOne() {
    lab.sql(
        "CREATE TABLE consensus.copy (LIKE consensus.vote INCLUDING ALL)",
        "CREATE TRIGGER rises BEFORE INSERT ON consensus.copy"
            + " FOR EACH ROW EXECUTE FUNCTION consensus.vote_must_rise()",
        "CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON consensus.copy"
            + " FOR EACH ROW EXECUTE FUNCTION consensus.vote_must_stay()",
        "CREATE TRIGGER stays_whole BEFORE TRUNCATE ON consensus.copy"
            + " FOR EACH STATEMENT EXECUTE FUNCTION consensus.vote_must_stay()",
        "DROP TABLE consensus.vote",
        "ALTER TABLE consensus.copy RENAME TO vote",
        "ALTER TABLE consensus.vote OWNER TO " + lab.access().user());
    assertRestored();
  }

  @Test
  void aCopyOfTheDatabaseIsARestoredOne() {
    lab = lab.copy();
    assertRestored();
  }

  @ParameterizedTest
  @CsvSource({"system_id", "timeline", "table_oid"})
  void rowsFromElsewhereAreRestoredOnes(String column) {
    lab.sql("UPDATE consensus.vote_identity SET " + column + " = " + column + " + 1");
    assertRestored();
    TableIdentity confirmed = lab.tables().confirm(key, VoteLab.GENESIS, "ann");
    try (VoteTable table = lab.open(key)) {
      assertThat(table.standing()).isEmpty();
      assertThat(table.identity()).isEqualTo(confirmed);
    }
  }

  private void assertRestored() {
    try (VoteTable table = lab.open(key)) {
      assertThat(table.standing()).contains(new Standing.Observing(Standing.Reason.RESTORED));
      assertThatThrownBy(table::highestInstance).isInstanceOf(VoteLogStopped.class);
    }
  }

  @Test
  void anAddressOfSomethingElseIsAMistake() {
    VoteTableAccess wrong = new VoteTableAccess("jdbc:mysql://127.0.0.1/x", "u", "secret");
    VoteTables tables = new VoteTables(wrong, VoteTableSettings.defaults());

    assertThatThrownBy(() -> tables.open(key, VoteLab.GENESIS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mysql");
    assertThat(wrong.toString()).doesNotContain("secret");
  }

  @Test
  void whoConfirmsHasAName() {
    assertThatThrownBy(() -> lab.tables().confirm(key, VoteLab.GENESIS, " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lab.tables().confirm(key, VoteLab.GENESIS, "x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
