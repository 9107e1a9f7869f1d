package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.reward.Amounts;

/** Edges of the stateless rules that no vector shows. */
class StatelessRulesTest {

  private final Devnet devnet = new Devnet();
  private final RuleContext uncertified =
      new RuleContext(devnet.parameters.withActivations(List.of()), Devnet.GENESIS_TIME);

  @Test
  void withoutAParentOnlyTheLinkIsNotChecked() {
    Block block = devnet.block().height(77).timestamp(1).build();

    assertThat(StatelessRules.check(block, Optional.empty(), uncertified)).isEmpty();
    assertThat(check(block)).contains(Rule.WRONG_HEIGHT);
  }

  @Test
  void blocksMayBe600SecondsAheadOfOurClock() {
    assertThat(check(devnet.block().timestamp(Devnet.GENESIS_TIME + 600).build())).isEmpty();
    assertThat(check(devnet.block().timestamp(Devnet.GENESIS_TIME + 601).build()))
        .contains(Rule.TIMESTAMP_TOO_FAR_IN_FUTURE);
    assertThat(check(devnet.block().timestamp(Devnet.GENESIS_TIME + 1).build())).isEmpty();
    assertThat(check(devnet.block().timestamp(Devnet.GENESIS_TIME).build()))
        .contains(Rule.TIMESTAMP_NOT_AFTER_PREVIOUS);
  }

  @Test
  void nothingFollowsTheHighestHeight() {
    BlockHeader last = new BlockHeader(1, -1, Hash.ZERO, Hash.ZERO, 0, 0);
    Block block = new BlockBuilder(last, 1).pay(devnet.paid()).build();

    assertThat(StatelessRules.check(block, Optional.of(last), uncertified).map(Violation::broken))
        .contains(Rule.WRONG_HEIGHT);
  }

  @Test
  void aBlockMayHaveAMebibyte() {
    int frame = (int) BlockCodec.encodedSize(withScriptOf(0));
    Block fits = withScriptOf(BlockLimits.MAX_BLOCK_BYTES - frame);
    Block tooLarge = withScriptOf(BlockLimits.MAX_BLOCK_BYTES - frame + 1);

    assertThat(BlockCodec.encodedSize(fits)).isEqualTo(1_048_576);
    assertThat(check(fits)).isEmpty();
    assertThat(check(tooLarge)).contains(Rule.BLOCK_TOO_LARGE);
  }

  @Test
  void aBlockMayHaveTenThousandTransactions() {
    Transaction any = devnet.unsigned(List.of(), List.of());
    List<Transaction> tooMany = IntStream.range(0, 10_001).mapToObj(i -> any).toList();
    Block block = devnet.block().build();

    assertThat(check(new Block(block.header(), tooMany, block.masternodeRewards())))
        .contains(Rule.TOO_MANY_TRANSACTIONS);
    assertThat(check(new Block(block.header(), tooMany.subList(1, 10_001), List.of())))
        .contains(Rule.SECOND_COINBASE);
  }

  @Test
  void onlyTheFirstTransactionIsACoinbase() {
    Transaction second = devnet.unsigned(List.of(), List.of(new TxOutput(1, devnet.script())));

    assertThat(check(devnet.block().add(second, 0).build())).contains(Rule.SECOND_COINBASE);
  }

  @Test
  void somebodyIsPaid() {
    List<TxOutput> outputs = List.of(new TxOutput(1, devnet.script()));

    assertThat(check(devnet.block().rewards(List.of()).build(outputs))).contains(Rule.NO_REWARDS);
  }

  @Test
  void rewardsMayNotWrapAround() {
    List<MasternodeReward> wrapping =
        List.of(new MasternodeReward("a", -1), new MasternodeReward("b", 2));

    assertThat(check(devnet.block().rewards(wrapping).build()))
        .contains(Rule.REWARDS_ABOVE_BLOCK_REWARD);
  }

  @Test
  void roundingAloneMayBeUnpaid() {
    assertThat(judge(paying(Amounts.BLOCK_SUBSIDY))).isEmpty();
    assertThat(judge(paying(Amounts.BLOCK_SUBSIDY - 1))).isEmpty();
    assertThat(judge(paying(Amounts.BLOCK_SUBSIDY - 2))).contains(Rule.REWARDS_BELOW_BLOCK_REWARD);
    assertThat(judge(paying(Amounts.BLOCK_SUBSIDY + 1))).contains(Rule.REWARDS_ABOVE_BLOCK_REWARD);
  }

  @Test
  void oneTransactionMayNotSpendAnOutputTwice() {
    Transaction twice = devnet.unsigned(List.of(0, 0), List.of(new TxOutput(1, devnet.script())));
    Block block = devnet.block().add(twice, 0).build();

    assertThat(StatelessRules.check(block, genesis(), uncertified))
        .contains(new Violation.OfInput(Rule.DOUBLE_SPEND_IN_BLOCK, 1, twice.txid(), 1));
  }

  @Test
  void violationsSayWhereAndWhatInOneSentence() {
    Hash txid = Hash.fromHex("ab".repeat(32));

    assertThat(new Violation.OfBlock(Rule.WRONG_MERKLE_ROOT, 7))
        .returns("wrong_merkle_root", Violation::rule)
        .returns("Block 7: the Merkle root is not that of the transactions.", Violation::message);
    assertThat(new Violation.OfTransaction(Rule.FEE_TOO_LOW, -1, txid).message())
        .isEqualTo(
            "Transaction "
                + txid
                + " of block 18446744073709551615: the fee is below 0.1 % of the outputs.");
    assertThat(new Violation.OfInput(Rule.BAD_SIGNATURE, 7, txid, 3).message())
        .isEqualTo(
            "Input 3 of transaction " + txid + " of block 7: the signature is not the key's.");
  }

  /** A block paying two addresses this much, half each. */
  private Block paying(long total) {
    List<MasternodeReward> rewards = new ArrayList<>();
    rewards.add(new MasternodeReward("a", total / 2));
    rewards.add(new MasternodeReward("b", total - total / 2));
    return devnet.block().rewards(rewards).build();
  }

  private Block withScriptOf(int bytes) {
    TxOutput large = new TxOutput(1, ByteString.of(new byte[bytes]));
    return devnet.block().add(devnet.unsigned(List.of(0), List.of(large)), 0).build();
  }

  private Optional<Rule> check(Block block) {
    return StatelessRules.check(block, genesis(), uncertified).map(Violation::broken);
  }

  private Optional<Rule> judge(Block block) {
    return new BlockJudge(uncertified, devnet.state)
        .judge(block, devnet.genesis())
        .map(Violation::broken);
  }

  private Optional<BlockHeader> genesis() {
    return Optional.of(devnet.genesis());
  }
}
