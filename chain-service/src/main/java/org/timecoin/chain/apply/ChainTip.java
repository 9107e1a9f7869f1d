package org.timecoin.chain.apply;

import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;

/**
 * The last block of the chain.
 *
 * @param header its header
 * @param hash its hash
 * @param rewards whom it pays, in block order: who votes on what comes next
 */
public record ChainTip(BlockHeader header, Hash hash, List<MasternodeReward> rewards) {

  public ChainTip {
    rewards = List.copyOf(rewards);
  }

  /** The tip when this block is the last. */
  public static ChainTip of(Block block, Hash hash) {
    return new ChainTip(block.header(), hash, block.masternodeRewards());
  }

  /** The addresses it pays, as text, in block order. */
  public List<String> paid() {
    return rewards.stream().map(MasternodeReward::address).toList();
  }

  /** The block as the parent of what is voted on next. */
  public Parent asParent() {
    return new Parent(height(), hash);
  }

  /** Distance from the genesis block. */
  public long height() {
    return header.height();
  }
}
