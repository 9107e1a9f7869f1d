package org.timecoin.protocol.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.reward.Amounts;

/** Cases of the rules that show in a block and its parent alone. */
final class FormCases {

  private static final long FEE = 10_000_000;
  private static final long DUE = Devnet.GENESIS_TIME + 10;

  private final Devnet devnet = new Devnet();
  private final Block plain = devnet.block().build();

  void addTo(RuleCases cases) {
    size(cases);
    link(cases);
    form(cases);
    rewards(cases);
    certified(cases);
  }

  private void size(RuleCases cases) {
    int frame = (int) BlockCodec.encodedSize(withScriptOf(0));
    int fill = BlockLimits.MAX_BLOCK_BYTES - frame;
    cases.always(Rule.BLOCK_TOO_LARGE, withScriptOf(fill), withScriptOf(fill + 1));
    Transaction any = devnet.unsigned(List.of(), List.of());
    List<Transaction> tooMany = IntStream.range(0, 10_001).mapToObj(i -> any).toList();
    // So many don't fit into a block that is valid otherwise; StatelessRulesTest has the edge.
    cases.always(Rule.TOO_MANY_TRANSACTIONS, plain, new Block(plain.header(), tooMany, List.of()));
  }

  private void link(RuleCases cases) {
    BlockHeader genesis = devnet.genesis();
    BlockHeader other =
        new BlockHeader(2, 0, Hash.ZERO, Hash.ZERO, genesis.timestamp(), genesis.blockReward());
    cases.always(Rule.WRONG_HEIGHT, plain, devnet.block().height(2).build());
    cases.always(
        Rule.WRONG_PREVIOUS_HASH, plain, new BlockBuilder(other, DUE).pay(devnet.paid()).build());
    cases.below(Rule.TIMESTAMP_NOT_AFTER_PREVIOUS, at(1), at(0));
    cases.below(Rule.TIMESTAMP_TOO_FAR_IN_FUTURE, at(600), at(601));
  }

  private void form(RuleCases cases) {
    Transaction spend = devnet.spend(0, FEE);
    Block one = devnet.block().add(spend, FEE).pay(devnet.paid()).build();
    Transaction second = devnet.unsigned(List.of(), List.of(new TxOutput(1, devnet.script())));
    List<TxOutput> nothing = List.of(new TxOutput(0, devnet.script()));
    List<TxOutput> output = List.of(new TxOutput(1, devnet.script()));
    cases.always(
        Rule.FIRST_TRANSACTION_NO_COINBASE,
        one,
        new Block(one.header(), List.of(spend), one.masternodeRewards()));
    cases.always(Rule.SECOND_COINBASE, one, with(second));
    cases.always(
        Rule.WRONG_MERKLE_ROOT,
        plain,
        new Block(rooted(Hash.ZERO), plain.transactions(), plain.masternodeRewards()));
    cases.always(Rule.NO_OUTPUTS, one, with(devnet.spend(0, List.of())));
    cases.always(Rule.ZERO_VALUE_OUTPUT, one, with(devnet.spend(0, nothing)));
    cases.always(Rule.DOUBLE_SPEND_IN_BLOCK, one, with(devnet.unsigned(List.of(0, 0), output)));
  }

  private void rewards(RuleCases cases) {
    List<TxOutput> other = List.of(new TxOutput(1, devnet.script()));
    long all = Amounts.BLOCK_SUBSIDY;
    cases.always(Rule.NO_REWARDS, plain, devnet.block().rewards(List.of()).build(other));
    cases.always(Rule.COINBASE_DIFFERS_FROM_REWARDS, plain, devnet.block().build(other));
    cases.always(Rule.REWARDS_ABOVE_BLOCK_REWARD, paying(all), paying(all + 1));
    cases.always(Rule.REWARDS_BELOW_BLOCK_REWARD, paying(all), paying(all - 1));
    cases.always(Rule.WRONG_BLOCK_REWARD, plain, devnet.block().blockReward(all + 1).build());
  }

  private void certified(RuleCases cases) {
    List<MasternodeReward> swapped = new ArrayList<>(plain.masternodeRewards());
    Collections.swap(swapped, 0, 1);
    cases.above(Rule.WRONG_HEADER_VERSION, plain, devnet.block().version(2).build());
    cases.above(Rule.OFF_SCHEDULE, at(10), at(11));
    cases.above(
        Rule.WRONG_COINBASE_TIMESTAMP, plain, devnet.block().coinbaseTimestamp(DUE + 1).build());
    cases.above(Rule.REWARDS_NOT_SORTED, plain, devnet.block().rewards(swapped).build());
    cases.above(Rule.TRANSACTIONS_NOT_SORTED, two().build(), unsorted());
  }

  private BlockBuilder two() {
    return devnet
        .block()
        .add(devnet.spend(0, FEE), FEE)
        .add(devnet.spend(1, FEE), FEE)
        .pay(devnet.paid());
  }

  private Block unsorted() {
    BlockBuilder reversed = devnet.block().unsorted();
    two().build().transactions().subList(1, 3).reversed().forEach(tx -> reversed.add(tx, FEE));
    return reversed.pay(devnet.paid()).build();
  }

  private Block at(long secondsAfterGenesis) {
    return devnet.block().timestamp(Devnet.GENESIS_TIME + secondsAfterGenesis).build();
  }

  private Block with(Transaction transaction) {
    return devnet.block().add(transaction, FEE).pay(devnet.paid()).build();
  }

  private Block paying(long amount) {
    String address = devnet.paid().getFirst().rewardAddress();
    return devnet.block().rewards(List.of(new MasternodeReward(address, amount))).build();
  }

  private Block withScriptOf(int bytes) {
    TxOutput large = new TxOutput(Devnet.COIN - FEE, ByteString.of(new byte[bytes]));
    return with(devnet.spend(0, List.of(large)));
  }

  private BlockHeader rooted(Hash merkleRoot) {
    BlockHeader header = plain.header();
    return new BlockHeader(
        header.version(),
        header.height(),
        header.previousHash(),
        merkleRoot,
        header.timestamp(),
        header.blockReward());
  }
}
