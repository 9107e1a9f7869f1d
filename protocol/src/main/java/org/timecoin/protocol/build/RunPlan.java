package org.timecoin.protocol.build;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.rules.CollateralLookup;
import org.timecoin.protocol.vote.Quorum;

/**
 * What a run is to be, but for its transactions. Values that no run can have are an
 * IllegalArgumentException.
 *
 * @param parameters of the network
 * @param parent the header of the block to stand on
 * @param paid 1 to 100 different masternodes, by the tier proven at the parent; sorted by address
 * @param blocks how many, 1 to 100
 */
public record RunPlan(
    NetworkParameters parameters, BlockHeader parent, List<PaidMasternode> paid, int blocks) {

  public RunPlan {
    paid = paid.stream().sorted(Comparator.comparing(PaidMasternode::rewardAddress)).toList();
    long different = paid.stream().map(PaidMasternode::rewardAddress).distinct().count();
    if (paid.isEmpty() || paid.size() > Quorum.VOTERS_MOST || different < paid.size()) {
      throw new IllegalArgumentException("1 to 100 different masternodes, not " + paid.size());
    }
    if (blocks < 1 || blocks > RunCodec.BLOCKS_MOST) {
      throw new IllegalArgumentException("a run has 1 to 100 blocks, not " + blocks);
    }
  }

  /** The plan that pays these by what they prove. */
  public static RunPlan of(
      NetworkParameters parameters,
      BlockHeader parent,
      Collection<Address> paid,
      CollateralLookup collateral,
      int blocks) {
    List<PaidMasternode> proven =
        paid.stream().map(one -> new PaidMasternode(one.text(), collateral.tier(one))).toList();
    return new RunPlan(parameters, parent, proven, blocks);
  }
}
