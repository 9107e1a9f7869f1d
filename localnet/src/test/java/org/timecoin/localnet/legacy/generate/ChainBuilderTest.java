package org.timecoin.localnet.legacy.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.key.SigningMessages;
import org.timecoin.protocol.reward.Amounts;

/**
 * Every block made up is checked against the block rules of protocol.md section 4, from the genesis
 * on.
 */
class ChainBuilderTest {
  private final Map<OutPoint, TxOutput> unspent = new HashMap<>();

  @Test
  void idleBlocksKeepTheRules() {
    assertThat(check(ChainPlan.idle(200))).isZero();
  }

  @Test
  void blocksWithSpendsKeepTheRules() {
    assertThat(check(ChainPlan.busy(140, 5))).isEqualTo(41 * 5);
  }

  @Test
  void moreSpendsThanThereAreOutputsAreLeftOut() {
    assertThat(check(ChainPlan.busy(101, 1000))).isBetween(100, 299);
  }

  @Test
  void theBooksAgreeWithTheBlocks() {
    ChainBuilder builder = new ChainBuilder(ChainPlan.busy(120, 2));
    apply(builder.tip());
    for (int i = 0; i < 120; i++) {
      apply(builder.next());
    }
    assertThat(builder.outputs().count()).isEqualTo(unspent.size());
    assertThat(builder.outputs().totalSat())
        .isEqualTo(unspent.values().stream().mapToLong(TxOutput::value).sum());
  }

  /** Follows a plan and returns how many transactions spent something. */
  private int check(ChainPlan plan) {
    ChainBuilder builder = new ChainBuilder(plan);
    Block parent = builder.tip();
    apply(parent);
    int spending = 0;
    for (int i = 0; i < plan.blocks(); i++) {
      Block block = builder.next();
      checkHeader(parent, block);
      long fees = checkSpends(block);
      assertThat(block.header().blockReward()).isEqualTo(Amounts.BLOCK_SUBSIDY + fees);
      checkCoinbase(block);
      apply(block);
      spending += block.transactions().size() - 1;
      parent = block;
    }
    return spending;
  }

  private static void checkHeader(Block parent, Block block) {
    assertThat(block.height()).isEqualTo(parent.height() + 1);
    assertThat(block.header().previousHash()).isEqualTo(parent.hash());
    assertThat(block.header().timestamp()).isEqualTo(1764547200 + 600 * block.height());
    assertThat(block.header().merkleRoot()).isEqualTo(block.txids().getFirst());
  }

  private static void checkCoinbase(Block block) {
    Transaction coinbase = block.transactions().getFirst();
    assertThat(coinbase.isCoinbase()).isTrue();
    assertThat(coinbase.outputs())
        .extracting(o -> o.scriptPubkey().asText(), TxOutput::value)
        .isEqualTo(
            block.masternodeRewards().stream()
                .map(r -> org.assertj.core.groups.Tuple.tuple(r.address(), r.amount()))
                .toList());
    long paid = coinbase.outputs().stream().mapToLong(TxOutput::value).sum();
    assertThat(paid)
        .isBetween(
            block.header().blockReward() - coinbase.outputs().size() + 1,
            block.header().blockReward());
  }

  private long checkSpends(Block block) {
    List<Transaction> spends = block.transactions().subList(1, block.transactions().size());
    List<Hash> txids = spends.stream().map(Transaction::txid).toList();
    assertThat(txids).isSorted();
    Set<OutPoint> spentHere = new HashSet<>();
    long fees = 0;
    for (Transaction spend : spends) {
      long in = checkInputs(spend, spentHere);
      long out = spend.outputs().stream().mapToLong(TxOutput::value).sum();
      assertThat(in - out).isGreaterThanOrEqualTo(out / 1000);
      assertThat(spend.outputs()).allMatch(output -> output.value() > 0);
      fees += in - out;
    }
    return fees;
  }

  private long checkInputs(Transaction spend, Set<OutPoint> spentHere) {
    SigningMessages messages = SigningMessages.of(spend);
    long in = 0;
    for (int i = 0; i < spend.inputs().size(); i++) {
      TxInput input = spend.inputs().get(i);
      TxOutput spent = unspent.get(input.previousOutput());
      ScriptSig sig = ScriptSig.parse(input.scriptSig()).orElseThrow();
      assertThat(spentHere.add(input.previousOutput())).isTrue();
      assertThat(sig.owns(spent.scriptPubkey(), AddressDigit.TESTNET)).isTrue();
      assertThat(sig.signed(messages.forInput(i))).isTrue();
      in += spent.value();
    }
    return in;
  }

  private void apply(Block block) {
    for (Transaction transaction : block.transactions()) {
      transaction.inputs().forEach(input -> unspent.remove(input.previousOutput()));
      Hash txid = transaction.txid();
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        unspent.put(new OutPoint(txid, vout), transaction.outputs().get(vout));
      }
    }
  }
}
