package org.timecoin.protocol.vote;

import org.timecoin.protocol.bytes.Hash;

/**
 * A block that a release or an operator vouches for: old voter sets can sign other histories at no
 * cost (consensus.md section 3, "Newcomers").
 *
 * @param height {@code u64}
 * @param hash of the block at it
 */
public record Checkpoint(long height, Hash hash) {

  /** What a node may do, seeing this checkpoint; the stricter the later. */
  public enum Ruling {
    /** It votes and serves. */
    FREE,
    /** It is below, so it only syncs. */
    SYNC_ONLY,
    /** Its chain contradicts the checkpoint: it stops. */
    STOP
  }

  /** Whether a block may be applied: at the height, only the one vouched for is valid. */
  public boolean admits(long blockHeight, Hash blockHash) {
    return blockHeight != height || blockHash.equals(hash);
  }

  /**
   * What a node with this chain may do. A chain that is higher went through the checkpoint: no
   * other block was admitted there, and none is opened that has one.
   *
   * @param tip its last block
   */
  public Ruling rule(Parent tip) {
    if (Long.compareUnsigned(tip.height(), height) < 0) {
      return Ruling.SYNC_ONLY;
    }
    return admits(tip.height(), tip.hash()) ? Ruling.FREE : Ruling.STOP;
  }
}
