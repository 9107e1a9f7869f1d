package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.ChainTotals;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.network.NetworkParameters;

class NodeDatabaseTest {

  private final NetworkParameters testnet = NetworkParameters.testnet();
  private final TestDatabase database = TestDatabase.fresh();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEmptyDatabaseGetsTheGenesisBlockAndItsOutputs() {
    database.open(testnet);

    ChainState state = database.storage().load();
    assertThat(state.tip().hash()).isEqualTo(testnet.genesisHash());
    assertThat(state.eventSeq()).isZero();
    assertThat(state.totals()).isEqualTo(new ChainTotals(1, 1, 10_000_000_000L));
    assertThat(database.utxos().hash())
        .hasToString("0098b7eb69bfd82bc919f390b8054980c5169c345a0a312111f507b983dacaca");
    assertThat(database.number("SELECT count(*) FROM chain.outbox")).isZero();
    assertThat(database.number("SELECT min_compatible_version FROM chain.meta"))
        .isEqualTo(NodeDatabase.MIN_COMPATIBLE_VERSION);
  }

  @Test
  void mainnetsGenesisOutputOfNothingIsAnOutput() {
    database.open(NetworkParameters.mainnet());

    assertThat(database.storage().load().totals()).isEqualTo(new ChainTotals(1, 1, 0));
  }

  @Test
  void openingAgainChangesNothing() {
    String incarnation = database.open(testnet);

    assertThat(database.open(testnet)).isEqualTo(incarnation);
    assertThat(database.number("SELECT count(*) FROM chain.block")).isEqualTo(1);
  }

  @Test
  void anotherDatabaseIsAnotherIncarnation() {
    String incarnation = database.open(testnet);
    try (TestDatabase other = TestDatabase.fresh()) {
      assertThat(other.open(testnet)).isNotEqualTo(incarnation);
    }
  }

  @Test
  void aDatabaseOfAnotherNetworkIsRefusedWithTheRemedy() {
    database.open(testnet);

    assertThatThrownBy(() -> database.open(NetworkParameters.mainnet()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("the database holds testnet")
        .hasMessageContaining("timenode.network is mainnet")
        .hasMessageContaining("another database");
  }

  @Test
  void aDatabaseThatNeedsANewerBuildIsRefusedBeforeItIsTouched() {
    database.open(testnet);
    database.execute("UPDATE chain.meta SET min_compatible_version = 99");
    database.execute("DELETE FROM chain.flyway_schema_history");

    assertThatThrownBy(() -> database.open(testnet))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(
            "needs chain schema version 99 and this build knows " + NodeDatabase.SCHEMA_VERSION);
    assertThat(database.number("SELECT count(*) FROM chain.flyway_schema_history")).isZero();
  }

  @Test
  void aDatabaseOfTheTimeBeforeLeasesKeepsItsNameAndRefusesOlderBuilds() {
    database.flyway("5").migrate();
    database.execute(
        "INSERT INTO chain.meta (network, genesis_hash, incarnation, min_compatible_version)"
            + " VALUES ('testnet', '\\x%s', 'as it was', 2)".formatted(testnet.genesisHash()));

    assertThat(database.open(testnet)).isEqualTo("as it was");
    assertThat(database.number("SELECT min_compatible_version FROM chain.meta"))
        .isEqualTo(NodeDatabase.MIN_COMPATIBLE_VERSION);
    assertThat(database.number("SELECT epoch & 4294967295 FROM chain.lease")).isEqualTo(1);
  }

  @Test
  void aNewerSchemaThatStillAllowsUsIsServed() {
    String incarnation = database.open(testnet);
    database.execute(
        "INSERT INTO chain.flyway_schema_history (installed_rank, version, description, type,"
            + " script, installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'later', 1, true)");

    assertThat(database.open(testnet)).isEqualTo(incarnation);
  }
}
