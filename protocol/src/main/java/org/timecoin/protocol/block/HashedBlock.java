package org.timecoin.protocol.block;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;

/**
 * A block with the hashes that everybody who judges or stores it needs, taken once.
 *
 * @param block the block
 * @param hash its hash
 * @param txids of its transactions, in block order
 */
public record HashedBlock(Block block, Hash hash, List<Hash> txids) {

  public HashedBlock {
    txids = List.copyOf(txids);
  }

  /** Takes the hashes of a block. */
  public static HashedBlock of(Block block) {
    return new HashedBlock(block, block.hash(), block.txids());
  }

  /** The header. */
  public BlockHeader header() {
    return block.header();
  }

  /** The height, {@code u64}. */
  public long height() {
    return block.height();
  }
}
