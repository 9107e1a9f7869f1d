package org.timecoin.chain.apply;

import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.Hash;

/**
 * The last block of the chain.
 *
 * @param header its header
 * @param hash its hash
 * @param paid the addresses it pays, as text, in block order: who votes on what comes next
 */
public record ChainTip(BlockHeader header, Hash hash, List<String> paid) {

  public ChainTip {
    paid = List.copyOf(paid);
  }

  /** The tip when this block is the last. */
  public static ChainTip of(Block block, Hash hash) {
    List<String> paid =
        block.masternodeRewards().stream().map(MasternodeReward::address).toList();
    return new ChainTip(block.header(), hash, paid);
  }

  /** Distance from the genesis block. */
  public long height() {
    return header.height();
  }
}
