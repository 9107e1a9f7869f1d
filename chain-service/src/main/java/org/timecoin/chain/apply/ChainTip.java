package org.timecoin.chain.apply;

import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.Hash;

/**
 * The last block of the chain.
 *
 * @param header its header
 * @param hash its hash
 */
public record ChainTip(BlockHeader header, Hash hash) {

  /** Distance from the genesis block. */
  public long height() {
    return header.height();
  }
}
