package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.chain.RandomBranches;
import org.timecoin.chain.RandomBranches.Grown;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.SwitchResult;
import org.timecoin.protocol.network.NetworkParameters;

/** What a switch leaves in every table, on a real server. */
class BranchSwitchStorageTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final BlockJudge ALL_VALID = (block, parent, unspent, claims) -> Optional.empty();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyTableIsAsIfTheOtherBranchHadBeenAppliedAlone(long seed) {
    RandomBranches random = new RandomBranches(seed);
    Grown shared = random.grow(RandomBranches.from(TESTNET.genesis()), 20);
    Grown left = random.grow(shared, 30);
    Grown taken = random.grow(shared, 25);
    try (TestDatabase switched = TestDatabase.opened(TESTNET);
        TestDatabase alone = TestDatabase.opened(TESTNET)) {
      BlockApplier applier = switched.applier(ALL_VALID, 7);
      applier.apply(left.blocks(), CommitNotes.NONE);
      SwitchResult result =
          applier.switchTo(20, shared.tip().hash(), taken.blocks().subList(20, 45));
      alone.applier(ALL_VALID, 7).apply(taken.blocks(), CommitNotes.NONE);

      assertThat(result).isInstanceOf(SwitchResult.Switched.class);
      assertThat(rows(switched)).isEqualTo(rows(alone));
      assertThat(switched.utxos()).isEqualTo(alone.utxos());
      assertThat(switched.storage().load().totals()).isEqualTo(alone.storage().load().totals());
    }
  }

  private static List<String> rows(TestDatabase database) {
    List<String> rows = new ArrayList<>();
    for (String table :
        List.of("block", "transaction_index", "utxo", "spent_output", "address_entry")) {
      rows.addAll(
          database.query(
              "SELECT '%1$s' || t FROM chain.%1$s t ORDER BY t".formatted(table),
              row -> row.getString(0)));
    }
    // An address that the left branch alone had paid stays with nothing.
    rows.addAll(
        database.query(
            "SELECT 'address' || t FROM chain.address t WHERE unspent_outputs > 0 ORDER BY t",
            row -> row.getString(0)));
    return rows;
  }
}
