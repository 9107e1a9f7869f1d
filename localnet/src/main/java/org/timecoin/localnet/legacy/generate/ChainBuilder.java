package org.timecoin.localnet.legacy.generate;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.reward.Amounts;

/** Makes one block after another: on schedule, paid by weight, coinbase first, the rest by txid. */
public final class ChainBuilder {
  private static final int HEADER_VERSION = 1;

  private final NetworkParameters network = NetworkParameters.testnet();
  private final Outputs outputs;
  private ChainPlan plan;
  private Block tip = network.genesis();

  /**
   * @param plan its number of blocks is not looked at here
   */
  public ChainBuilder(ChainPlan plan) {
    this.plan = plan;
    this.outputs = new Outputs(plan.payees());
    outputs.apply(tip);
  }

  /** The last block made; the genesis block at first. */
  public Block tip() {
    return tip;
  }

  Outputs outputs() {
    return outputs;
  }

  /**
   * Goes on by another plan.
   *
   * @param next what is spent are the outputs of the first plan's last two payees still
   */
  public void follow(ChainPlan next) {
    this.plan = next;
  }

  /** The next block, which is the tip from now on. */
  public Block next() {
    return next(0);
  }

  /**
   * The next block, another one than on time.
   *
   * @param secondsLate behind the schedule
   */
  public Block next(long secondsLate) {
    long height = tip.height() + 1;
    long timestamp = network.schedule().timestampOf(height) + secondsLate;
    List<Spend> spends = outputs.spends(height, plan.spendsPerBlock(), timestamp);
    long total = Amounts.BLOCK_SUBSIDY + spends.stream().mapToLong(Spend::fee).sum();
    List<MasternodeReward> rewards = rewards(total);
    List<Transaction> transactions = new ArrayList<>();
    transactions.add(coinbase(rewards, timestamp));
    spends.stream().map(Spend::transaction).forEach(transactions::add);
    BlockHeader header =
        new BlockHeader(
            HEADER_VERSION, height, tip.hash(), transactions.getFirst().txid(), timestamp, total);
    tip = new Block(header, transactions, rewards);
    outputs.apply(tip);
    return tip;
  }

  /** Each share rounded down, the dust unpaid (protocol.md section 4). */
  private List<MasternodeReward> rewards(long total) {
    long weights = plan.payees().stream().mapToLong(p -> p.tier().rewardWeight()).sum();
    return plan.payees().stream()
        .map(
            p ->
                new MasternodeReward(
                    p.address().text(),
                    Math.multiplyExact(total, p.tier().rewardWeight()) / weights))
        .toList();
  }

  private static Transaction coinbase(List<MasternodeReward> rewards, long timestamp) {
    List<TxOutput> paid =
        rewards.stream().map(r -> new TxOutput(r.amount(), ByteString.ascii(r.address()))).toList();
    return new Transaction(1, List.of(), paid, 0, timestamp);
  }
}
