package org.timecoin.protocol.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.reward.RewardSplit;
import org.timecoin.protocol.reward.Tier;

/** The rules about whom a block pays how much. */
public final class RewardRules {

  private RewardRules() {}

  /** Coinbase, reward list and header against each other. The coinbase is there. */
  static Optional<Violation> check(Block block) {
    if (block.masternodeRewards().isEmpty()) {
      return broken(Rule.NO_REWARDS, block);
    }
    if (!coinbaseOutputs(block.masternodeRewards())
        .equals(block.transactions().getFirst().outputs())) {
      return broken(Rule.COINBASE_DIFFERS_FROM_REWARDS, block);
    }
    return exceeds(block) ? broken(Rule.REWARDS_ABOVE_BLOCK_REWARD, block) : Optional.empty();
  }

  /** The outputs that a coinbase with these rewards has. */
  public static List<TxOutput> coinbaseOutputs(List<MasternodeReward> rewards) {
    return rewards.stream()
        .map(r -> new TxOutput(r.amount(), ByteString.utf8(r.address())))
        .toList();
  }

  /**
   * That rounding alone keeps the rewards below the header's figure: by less than one satoshi for
   * each masternode paid. The figure itself is right and not exceeded.
   */
  static Optional<Violation> checkDust(Block block) {
    long unpaid =
        block.header().blockReward()
            - block.masternodeRewards().stream().mapToLong(MasternodeReward::amount).sum();
    return Long.compareUnsigned(unpaid, block.masternodeRewards().size()) < 0
        ? Optional.empty()
        : broken(Rule.REWARDS_BELOW_BLOCK_REWARD, block);
  }

  /**
   * That a certified block's rewards are split exactly by weight.
   *
   * @param block with rewards
   * @param tierOf what each paid address proves at the run's parent
   */
  public static Optional<Violation> checkSplit(Block block, Function<String, Tier> tierOf) {
    List<PaidMasternode> paid =
        block.masternodeRewards().stream()
            .map(r -> new PaidMasternode(r.address(), tierOf.apply(r.address())))
            .toList();
    return RewardSplit.of(block.header().blockReward(), paid).equals(block.masternodeRewards())
        ? Optional.empty()
        : broken(Rule.WRONG_REWARD_SPLIT, block);
  }

  private static boolean exceeds(Block block) {
    long left = block.header().blockReward();
    for (MasternodeReward reward : block.masternodeRewards()) {
      if (Long.compareUnsigned(reward.amount(), left) > 0) {
        return true;
      }
      left -= reward.amount();
    }
    return false;
  }

  private static Optional<Violation> broken(Rule rule, Block block) {
    return Optional.of(new Violation.OfBlock(rule, block.height()));
  }
}
