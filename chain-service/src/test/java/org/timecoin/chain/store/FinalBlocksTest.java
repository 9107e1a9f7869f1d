package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    database.execute(
        "BEGIN; SET LOCAL timenode.repair = on;"
            + " UPDATE chain.block SET bincode = bincode WHERE height = 4; COMMIT");

    assertThatThrownBy(
            () ->
                database.execute(
                    "BEGIN; SET LOCAL timenode.repair = on;"
                        + " UPDATE chain.block SET hash = sha256('x') WHERE height = 4; COMMIT"))
        .isInstanceOf(PgException.class);
  }
}
