package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.RandomBranches;
import org.timecoin.chain.RandomBranches.Grown;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.apply.SwitchResult;
import org.timecoin.protocol.network.NetworkParameters;

/** What a switch leaves in every table, on a real server. */
class BranchSwitchStorageTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final BlockJudge ALL_VALID = (block, parent, unspent, claims) -> Optional.empty();

  /** In one step, and in so many that some undo only and some apply only. */
  @ParameterizedTest
  @CsvSource({"1, 1000000", "2, 1000000", "3, 4000", "4, 4000", "5, 1"})
  void everyTableIsAsIfTheOtherBranchHadBeenAppliedAlone(long seed, int together) {
    RandomBranches random = new RandomBranches(seed);
    Grown shared = random.grow(RandomBranches.from(TESTNET.genesis()), 20);
    Grown left = random.grow(shared, 30);
    Grown taken = random.grow(shared, 25);
    try (TestDatabase switched = TestDatabase.opened(TESTNET);
        TestDatabase alone = TestDatabase.opened(TESTNET)) {
      BlockApplier applier = switched.applier(ALL_VALID, 7, together);
      applier.apply(left.blocks(), CommitNotes.NONE);
      SwitchResult result =
          applier.switchTo(20, shared.tip().hash(), Blocks.packed(taken.blocks().subList(20, 45)));
      alone.applier(ALL_VALID, 7).apply(taken.blocks(), CommitNotes.NONE);

      assertThat(result).isInstanceOf(SwitchResult.Switched.class);
      assertThat(rows(switched)).isEqualTo(rows(alone));
      assertThat(switched.utxos()).isEqualTo(alone.utxos());
      assertThat(switched.storage().load().totals()).isEqualTo(alone.storage().load().totals());
    }
  }

  @Test
  void aBadBlockInTheLastOfManyStepsLeavesEveryTableAsItWas() {
    RandomBranches random = new RandomBranches(6);
    Grown shared = random.grow(RandomBranches.from(TESTNET.genesis()), 20);
    Grown left = random.grow(shared, 30);
    Grown taken = random.grow(shared, 25);
    Candidate bad = taken.blocks().getLast();
    Refusal.Broken broken =
        new Refusal.Broken(bad.height(), bad.hash(), "a_rule", "planted", false);
    try (TestDatabase database = TestDatabase.opened(TESTNET)) {
      BlockApplier applier =
          database.applier(
              (block, parent, unspent, claims) ->
                  block.hash().equals(bad.hash()) ? Optional.of(broken) : Optional.empty(),
              7,
              4_000);
      applier.apply(left.blocks(), CommitNotes.NONE);
      List<String> before = rows(database);
      ChainState state = database.state();

      SwitchResult result =
          applier.switchTo(20, shared.tip().hash(), Blocks.packed(taken.blocks().subList(20, 45)));

      assertThat(result)
          .isEqualTo(new SwitchResult.Rejected(left.blocks().getLast().asTip(), broken));
      assertThat(rows(database)).isEqualTo(before);
      assertThat(database.state()).isEqualTo(state);
      assertThat(applier.apply(random.grow(left, 1).blocks(), CommitNotes.NONE).committed())
          .as("it goes on from there")
          .isEqualTo(51);
    }
  }

  /** Not of a coinbase that was made anew: the block doesn't say that there was one before. */
  private static final String SPENT =
      """
      FROM chain.spent_output s WHERE s.spent_height > 20 AND NOT EXISTS (
        SELECT FROM chain.transaction_index i WHERE i.txid = s.txid AND i.height = s.spent_height)
      """;

  private static final String LAST = "(SELECT max(created_height) FROM chain.utxo)";

  static List<String> damages() {
    return List.of(
        "DELETE " + SPENT,
        "INSERT INTO chain.spent_output VALUES (50, sha256('x'), 0, 1, 1, 'x')",
        "DELETE FROM chain.utxo WHERE created_height = " + LAST,
        "UPDATE chain.utxo SET value_sat = value_sat + 1 WHERE created_height = " + LAST,
        "INSERT INTO chain.utxo SELECT txid, vout, value_sat, created_height, script "
            + SPENT
            + " ON CONFLICT DO NOTHING");
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedRowsLoseNoOutputAndAreTold(String damage) {
    RandomBranches random = new RandomBranches(8);
    Grown shared = random.grow(RandomBranches.from(TESTNET.genesis()), 20);
    Grown left = random.grow(shared, 30);
    Grown taken = random.grow(shared, 25);
    List<String> told = new ArrayList<>();
    try (TestDatabase database = TestDatabase.opened(TESTNET)) {
      BlockApplier applier = telling(database, told);
      applier.apply(left.blocks(), CommitNotes.NONE);
      DamagedChain.damage(database, damage);
      List<String> before = rows(database);

      SwitchResult result =
          applier.switchTo(20, shared.tip().hash(), Blocks.packed(taken.blocks().subList(20, 45)));

      assertThat(result).isInstanceOf(SwitchResult.Unavailable.class);
      assertThat(told).hasSize(1);
      assertThat(rows(database)).isEqualTo(before);
      assertThat(applier.state().tip()).isEqualTo(left.blocks().getLast().asTip());
    }
  }

  private static BlockApplier telling(TestDatabase database, List<String> told) {
    return new BlockApplier(
        database.storage(),
        new BatchComputation(ALL_VALID, claims -> OptionalInt.empty()),
        new BatchLimits(7, 4 << 20),
        new SwitchLimits(100, 1 << 20),
        new ApplyWatch() {
          @Override
          public void inconsistent(String reason) {
            told.add(reason);
          }
        });
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
