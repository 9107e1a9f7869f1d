package org.timecoin.chain.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.reward.Amounts;

class CoinLedgerTest {

  private static final BlockHeader GENESIS = NetworkParameters.testnet().genesis().header();

  @Test
  void aBlockMakesItsOutputsAndSpendsItsInputs() {
    Coin stored = coin(Blocks.coinbase(1), 0, 7);
    Transaction spend = Blocks.spend(stored.outpoint().txid(), 0, 5);
    CoinLedger ledger = ledger(stored);

    ledger.apply(candidate(Blocks.on(GENESIS, spend)));

    assertThat(ledger.removed()).containsExactly(stored.outpoint());
    assertThat(ledger.spent()).containsExactly(new SpentCoin(stored, 1));
    assertThat(ledger.created()).hasSize(2);
    assertThat(ledger.find(stored.outpoint())).isEmpty();
    assertThat(ledger.find(new OutPoint(spend.txid(), 0))).isPresent();
    assertThat(ledger.totals()).isEqualTo(new ChainTotals(3, 2, Amounts.BLOCK_SUBSIDY + 5));
  }

  @Test
  void whatIsMadeAndSpentWithinABatchNeverReachesTheStoredSet() {
    Block first = Blocks.on(GENESIS);
    Transaction spend = Blocks.spend(first.transactions().getFirst().txid(), 0, 9);
    CoinLedger ledger = new CoinLedger(Map.of(), ChainTotals.NOTHING);

    ledger.apply(candidate(first));
    ledger.apply(candidate(Blocks.on(first.header(), spend)));

    assertThat(ledger.removed()).isEmpty();
    assertThat(ledger.created()).hasSize(2);
    assertThat(ledger.spent())
        .singleElement()
        .satisfies(s -> assertThat(s.spentHeight()).isEqualTo(2));
    assertThat(ledger.spent().getFirst().coin().createdHeight()).isEqualTo(1);
  }

  @Test
  void aRepeatedCoinbaseReplacesTheStoredOneAndKeepsItForUndo() {
    Transaction repeated = Blocks.coinbase(1);
    Coin stored = coin(repeated, 0, 0);
    CoinLedger ledger = ledger(stored);

    ledger.apply(candidate(Blocks.withCoinbase(GENESIS, repeated)));

    assertThat(ledger.removed()).containsExactly(stored.outpoint());
    assertThat(ledger.spent()).containsExactly(new SpentCoin(stored, 1));
    assertThat(ledger.created()).containsExactly(coin(repeated, 0, 1));
    assertThat(ledger.totals().unspentOutputs()).isEqualTo(1);
    assertThat(ledger.totals().unspentSat()).isEqualTo(Amounts.BLOCK_SUBSIDY);
  }

  @Test
  void aCoinbaseRepeatedWithinTheBatchReplacesTheFirst() {
    Transaction repeated = Blocks.coinbase(1);
    Block first = Blocks.withCoinbase(GENESIS, repeated);
    CoinLedger ledger = new CoinLedger(Map.of(), ChainTotals.NOTHING);

    ledger.apply(candidate(first));
    ledger.apply(candidate(Blocks.withCoinbase(first.header(), repeated)));

    assertThat(ledger.removed()).isEmpty();
    assertThat(ledger.created()).containsExactly(coin(repeated, 0, 2));
    assertThat(ledger.spent()).containsExactly(new SpentCoin(coin(repeated, 0, 1), 2));
  }

  @Test
  void aBlockMaySpendAnOutputAndMakeItAgain() {
    Transaction repeated = Blocks.coinbase(1);
    Coin stored = coin(repeated, 0, 0);
    Transaction spend = Blocks.spend(repeated.txid(), 0, 3);
    CoinLedger ledger = ledger(stored);

    ledger.apply(candidate(Blocks.withCoinbase(GENESIS, repeated, spend)));

    assertThat(ledger.find(stored.outpoint())).contains(coin(repeated, 0, 1));
    assertThat(ledger.spent()).containsExactly(new SpentCoin(stored, 1));
  }

  @Test
  void spendingWhatIsNotThereIsABug() {
    CoinLedger ledger = new CoinLedger(Map.of(), ChainTotals.NOTHING);
    Candidate block = candidate(Blocks.on(GENESIS, Blocks.spend(Blocks.coinbase(1).txid(), 0, 1)));

    assertThatThrownBy(() -> ledger.apply(block)).isInstanceOf(IllegalStateException.class);
  }

  private static CoinLedger ledger(Coin stored) {
    return new CoinLedger(
        Map.of(stored.outpoint(), stored), new ChainTotals(1, 1, stored.output().value()));
  }

  private static Coin coin(Transaction tx, int vout, long height) {
    return new Coin(new OutPoint(tx.txid(), vout), tx.outputs().get(vout), height);
  }

  private static Candidate candidate(Block block) {
    return Blocks.candidates(List.of(block)).getFirst();
  }
}
