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

  /** What a node may do, seeing this checkpoint. */
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
   * What a node with this chain may do.
   *
   * @param tip its height
   * @param atHeight the hash that its chain has at the checkpoint's height; of no meaning below it
   */
  public Ruling rule(long tip, Hash atHeight) {
    if (Long.compareUnsigned(tip, height) < 0) {
      return Ruling.SYNC_ONLY;
    }
    return atHeight.equals(hash) ? Ruling.FREE : Ruling.STOP;
  }
}
