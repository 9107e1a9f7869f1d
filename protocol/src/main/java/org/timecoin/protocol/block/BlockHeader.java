package org.timecoin.protocol.block;

import org.timecoin.protocol.bytes.Hash;

/**
 * What a block's hash is taken over.
 *
 * @param version 1 and 2 by the legacy rule, 3 when the Merkle root covers every transaction
 * @param height distance from the genesis block, {@code u64}
 * @param previousHash the parent
 * @param merkleRoot see {@link MerkleRoot}
 * @param timestamp seconds since 1970
 * @param blockReward 100 TIME plus the block's fees, in satoshis, {@code u64}
 */
public record BlockHeader(
    int version,
    long height,
    Hash previousHash,
    Hash merkleRoot,
    long timestamp,
    long blockReward) {

  /** The block hash. Computed anew at every call. */
  public Hash hash() {
    return BlockCodec.hash(this);
  }
}
