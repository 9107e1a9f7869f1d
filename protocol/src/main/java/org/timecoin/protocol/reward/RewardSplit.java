package org.timecoin.protocol.reward;

import java.util.List;
import org.timecoin.protocol.block.MasternodeReward;

/**
 * The split of a block's reward (protocol.md section 4): to each masternode total × weight / total
 * weight, rounded down; what is left over is paid to nobody.
 */
public final class RewardSplit {

  private RewardSplit() {}

  /**
   * The rewards in the order of the masternodes.
   *
   * @param blockReward 100 TIME plus fees in satoshis, {@code u64}
   * @param paid whom to pay; nobody gives no rewards
   */
  public static List<MasternodeReward> of(long blockReward, List<PaidMasternode> paid) {
    long totalWeight = paid.stream().mapToLong(p -> p.tier().rewardWeight()).sum();
    return paid.stream()
        .map(
            p ->
                new MasternodeReward(
                    p.rewardAddress(), share(blockReward, p.tier().rewardWeight(), totalWeight)))
        .toList();
  }

  /**
   * blockReward × weight / totalWeight as if in 128 bits. With blockReward = q × totalWeight + r it
   * is q × weight + r × weight / totalWeight, and neither product can overflow: the first is at
   * most the reward, the second below totalWeight × 100,000.
   */
  private static long share(long blockReward, long weight, long totalWeight) {
    long quotient = Long.divideUnsigned(blockReward, totalWeight);
    long remainder = Long.remainderUnsigned(blockReward, totalWeight);
    return quotient * weight + remainder * weight / totalWeight;
  }
}
