package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timecoin.chain.store.TestDatabase.LIMITS;

import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.chain.CertifiedDevnet;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.rules.ProvenCollateral;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;

/** Certified runs in the database, which refuses to change what is final. */
class FinalBlocksTest {

  private final CertifiedDevnet devnet = new CertifiedDevnet();
  private final TestDatabase database = TestDatabase.opened(devnet.parameters());
  private final List<Candidate> first = devnet.run(devnet.genesis(), 3);
  private final List<Candidate> second =
      devnet.run(first.getLast().asTip(), 2, devnet.five(), outpoint -> Optional.empty());

  @BeforeEach
  void commit() {
    List<Candidate> runs = new ArrayList<>(devnet.certified(first, devnet.voters()));
    runs.addAll(devnet.certified(second, devnet.voters()));
    BlockApplier applier = database.applier(devnet.parameters(), 512);
    assertThat(applier.apply(runs, CommitNotes.NONE).refusal()).isEmpty();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theStateIsLoadedWithWhatIsFinal() {
    ChainState state = database.storage().load();

    assertThat(state.finalHeight()).isEqualTo(5);
    assertThat(state.tip()).isEqualTo(second.getLast().asTip());
    assertThat(state.tip().paid()).hasSize(5);
  }

  @Test
  void certificatesAreStoredWhole() {
    List<Certificate> stored =
        new CertificateReader(database.sessions())
            .touching(0, 5, 100)
            .await()
            .atMost(TestDatabase.PATIENCE);

    assertThat(stored)
        .containsExactly(
            devnet.certificate(first, devnet.voters(), 4),
            devnet.certificate(second, devnet.voters(), 4));
  }

  @Test
  void whoEntersNeedsOutputsThatAreOldEnough() {
    SigningKey bronze = devnet.voters().get(2);
    List<Candidate> next =
        devnet.run(second.getLast().asTip(), 1, devnet.five(), outpoint -> Optional.empty());
    database
        .applier(devnet.parameters(), 512)
        .apply(devnet.certified(next, devnet.five()), CommitNotes.NONE);
    var script = devnet.address(bronze).script();
    var held = database.storage().collateral(Set.of(script));

    long collateral = 1_000 * 100_000_000L;
    assertThat(held.unspentSat(script)).isGreaterThan(collateral);
    assertThat(held.agedSat(script, 0)).isEqualTo(collateral);
    assertThat(held.agedSat(script, 6)).isEqualTo(held.unspentSat(script));
    assertThat(database.storage().load().finalHeight()).isEqualTo(6);
    List<Address> asked = List.of(devnet.address(devnet.stranger()), devnet.address(bronze));
    TierReader tiers = new TierReader(database.pool(), TestDatabase.PATIENCE);
    assertThat(proven(tiers, next.getLast().asTip().asParent(), asked))
        .contains(List.of(ProvenCollateral.NONE, new ProvenCollateral(Tier.BRONZE, collateral)));
    assertThat(proven(tiers, second.getLast().asTip().asParent(), asked)).isEmpty();
  }

  private static Optional<List<ProvenCollateral>> proven(
      TierReader tiers, Parent parent, List<Address> addresses) {
    return tiers.proven(parent, addresses).await().atMost(TestDatabase.PATIENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM chain.block WHERE height = 5",
        "UPDATE chain.block SET hash = sha256('x') WHERE height = 2",
        "UPDATE chain.block SET bincode = 'x' WHERE height = 4",
        "UPDATE chain.certificate SET round = 7 WHERE last_height = 3",
        "DELETE FROM chain.certificate",
        "TRUNCATE chain.certificate",
        "TRUNCATE chain.block",
        "TRUNCATE chain.tip",
        "DELETE FROM chain.tip",
        "UPDATE chain.tip SET final_height = 4",
        "UPDATE chain.tip SET height = 4"
      })
  void theDatabaseRefusesToChangeWhatIsFinal(String sql) {
    assertThatThrownBy(() -> database.execute(sql))
        .isInstanceOfSatisfying(
            PgException.class, failure -> assertThat(failure.getSqlState()).isEqualTo("TN001"));
  }

  @Test
  void damagedBytesOfAFinalBlockMayBePutRightByWhoeverSaysSo() {
    repair("UPDATE chain.block SET bincode = bincode WHERE height = 4");

    assertThat(damagedHash()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 5})
  void soMayDamagedHashes(long height) {
    DamagedChain.damage(
        database,
        "UPDATE chain.block SET hash = sha256('x'), previous_hash = 'y' WHERE height = " + height);
    assertThat(damagedHash()).isEqualTo(1);

    assertThat(new BlockRepair(database.pool(), database.fence(), LIMITS).write(block(height)))
        .isTrue();

    assertThat(damagedHash()).isZero();
  }

  @Test
  void soMayARowOfWhichEverythingIsDamaged() {
    DamagedChain.damage(
        database,
        "UPDATE chain.block SET hash = sha256('x'), previous_hash = 'y', bincode = 'z',"
            + " bincode_sha256 = 'w' WHERE height = 4");

    assertThat(new BlockRepair(database.pool(), database.fence(), LIMITS).write(block(4))).isTrue();

    assertThat(damagedHash()).isZero();
  }

  /** Even a repair writes nothing but the block that the chain names there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE chain.block SET hash = sha256('x') WHERE height = 4",
        "UPDATE chain.block SET previous_hash = sha256('x') WHERE height = 4",
        "UPDATE chain.block SET bincode = 'x' WHERE height = 4",
        "UPDATE chain.block SET bincode = 'x', hash = sha256('x') WHERE height = 4",
        "UPDATE chain.block SET height = 40 WHERE height = 4",
        "UPDATE chain.block b SET bincode = o.bincode, previous_hash = o.previous_hash"
            + " FROM chain.block o WHERE b.height = 4 AND o.height = 3",
        "UPDATE chain.block b SET previous_hash = substring(o.other FROM 13 FOR 32),"
            + " bincode = o.other, hash = sha256(substring(o.other FROM 1 FOR 92))"
            + " FROM (SELECT set_byte(bincode, 80, 7) AS other FROM chain.block WHERE height = 4) o"
            + " WHERE b.height = 4",
        "DELETE FROM chain.block WHERE height = 4",
        "UPDATE chain.certificate SET round = 7 WHERE last_height = 3",
        "UPDATE chain.tip SET final_height = 4"
      })
  void aRepairIsRefusedEverythingElse(String sql) {
    assertThatThrownBy(() -> repair(sql))
        .isInstanceOfSatisfying(
            PgException.class, failure -> assertThat(failure.getSqlState()).isEqualTo("TN001"));
  }

  /** Another block than the last final one, and its hash. */
  private static final String OTHER =
      "(SELECT set_byte(bincode, 80, 7) AS bincode,"
          + " sha256(substring(set_byte(bincode, 80, 7) FROM 1 FOR 92)) AS hash"
          + " FROM chain.block WHERE height = 5)";

  /** What names the last final block is not final itself, but its certificate is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE chain.tip SET hash = o.hash FROM " + OTHER + " o",
        "INSERT INTO chain.block SELECT 6, sha256('z'), o.hash, b.merkle_root, b.version,"
            + " b.timestamp, b.block_reward, b.transactions, b.size, b.bincode, b.bincode_sha256"
            + " FROM chain.block b, "
            + OTHER
            + " o WHERE b.height = 5"
      })
  void aRepairIsRefusedAlsoWhenItsWitnessWasChangedFirst(String witness) {
    database.execute(witness);

    assertThatThrownBy(
            () ->
                repair(
                    "UPDATE chain.block b SET bincode = o.bincode, hash = o.hash FROM "
                        + OTHER
                        + " o WHERE b.height = 5"))
        .isInstanceOfSatisfying(
            PgException.class, failure -> assertThat(failure.getSqlState()).isEqualTo("TN001"));
  }

  @Test
  void theTipIsNotMadeABlockThatACertificateContradicts() {
    DamagedChain.damage(
        database,
        "UPDATE chain.block b SET bincode = o.bincode, hash = o.hash,"
            + " bincode_sha256 = sha256(o.bincode) FROM "
            + OTHER
            + " o WHERE b.height = 5");

    assertThat(new BlockRepair(database.pool(), database.fence(), LIMITS).writeTip()).isFalse();
  }

  @Test
  void rightHashesNeedARepairToo() {
    DamagedChain.damage(database, "UPDATE chain.block SET hash = sha256('x') WHERE height = 4");

    assertThatThrownBy(
            () ->
                database.execute(
                    "UPDATE chain.block SET hash = sha256(substring(bincode FROM 1 FOR 92))"
                        + " WHERE height = 4"))
        .isInstanceOf(PgException.class);
  }

  private Candidate block(long height) {
    return height <= 3 ? first.get((int) height - 1) : second.get((int) height - 4);
  }

  /** Rows whose hashes are not those of their bytes. */
  private long damagedHash() {
    return database.number(
        "SELECT count(*) FROM chain.block WHERE hash <> sha256(substring(bincode FROM 1 FOR 92))"
            + " OR previous_hash <> substring(bincode FROM 13 FOR 32)");
  }

  private void repair(String sql) {
    database
        .pool()
        .withTransaction(
            connection -> connection.query("SET LOCAL timenode.repair = on; " + sql).execute())
        .await()
        .atMost(TestDatabase.PATIENCE);
  }
}
