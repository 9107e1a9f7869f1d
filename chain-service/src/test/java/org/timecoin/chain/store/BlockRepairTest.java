package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.protocol.network.NetworkParameters;

/** Asking peers takes a while, in which the chain may have left what they were asked for. */
class BlockRepairTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();

  private final TestDatabase database = TestDatabase.opened(TESTNET);
  private final BlockRepair repair =
      new BlockRepair(database.pool(), database.fence(), TestDatabase.LIMITS);
  private final List<Candidate> chain =
      Blocks.candidates(Blocks.run(TESTNET.genesis().header(), 6));

  @BeforeEach
  void apply() {
    database
        .applier((block, parent, unspent, claims) -> Optional.empty(), 5)
        .apply(chain.subList(0, 5), CommitNotes.NONE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatTheChainHoldsIsWrittenAlsoAtItsTip() {
    assertThat(repair.write(chain.get(2))).isTrue();
    assertThat(repair.write(chain.get(4))).isTrue();
  }

  @Test
  void aTipThatIsNotItsBlockIsPutRightWhereThatIsProven() {
    assertThat(repair.writeTip()).as("nothing to do").isFalse();
    String lost = "UPDATE chain.tip SET hash = sha256('x')";
    database.execute(lost);

    assertThat(repair.writeTip()).isTrue();

    assertThat(tipIsItsBlock()).isEqualTo(1);
    assertThat(database.storage().load().tip()).isEqualTo(chain.get(4).asTip());
    database.execute(lost);
    database.execute("UPDATE chain.block SET bincode = set_byte(bincode, 120, 7) WHERE height = 5");
    assertThat(repair.writeTip()).as("a damaged block proves nothing").isFalse();
  }

  /** As a page would do that was lost with the last switch of branches. */
  @Test
  void aTipIsNotMadeABlockWhoseTransactionsAreNotThoseOfTheIndex() {
    Candidate left =
        Blocks.candidates(
                List.of(Blocks.withCoinbase(chain.get(3).block().header(), Blocks.coinbase(7))))
            .getFirst();
    assertThat(left.hash()).isNotEqualTo(chain.get(4).hash());
    String bytes = HexFormat.of().formatHex(left.bincode());
    database.execute(
        ("UPDATE chain.block SET hash = '\\x%s', bincode = '\\x%s',"
                + " bincode_sha256 = sha256('\\x%s') WHERE height = 5")
            .formatted(left.hash(), bytes, bytes));

    assertThat(repair.writeTip()).isFalse();

    assertThat(repair.proof(5).orElseThrow().hash()).isEqualTo(chain.get(4).hash());
  }

  private long tipIsItsBlock() {
    return database.number("SELECT count(*) FROM chain.tip JOIN chain.block USING (height, hash)");
  }

  @Test
  void aBlockOfABranchThatWasLeftMeanwhileIsNot() {
    Candidate left = Candidate.of(GoldenChain.blocks().get(3), GoldenChain.NOW);
    Candidate leftTip = Candidate.of(GoldenChain.blocks().get(5), GoldenChain.NOW);

    assertThat(repair.write(left)).isFalse();
    assertThat(repair.write(leftTip)).isFalse();
    assertThat(repair.write(chain.get(5))).as("above the tip").isFalse();
    assertThat(database.number("SELECT count(*) FROM chain.block")).isEqualTo(6);
    assertThat(repair.proof(3).orElseThrow().hash()).isEqualTo(chain.get(2).hash());
  }
}
