package org.timecoin.protocol.vote;

import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * What is voted on: 1 to 100 blocks on one parent (consensus.md section 3, "Instances and runs").
 * Opaque here: whoever makes one from bytes has hashed them, so the value is true of the content;
 * whether the blocks are valid is the chain's to judge.
 *
 * @param value the hash of the last block, which commits to the whole run
 * @param parent what the first block stands on
 * @param blocks how many
 * @param due when the last block is due, seconds since 1970
 * @param content the blocks, encoded
 */
public record Run(Hash value, Parent parent, int blocks, long due, ByteString content) {

  /** More blocks are never valid. */
  public static final int BLOCKS_MOST = 100;

  /** More bytes are never valid: 4 MiB. */
  public static final int BYTES_MOST = 4 << 20;

  /** Height of the last block. */
  public long lastHeight() {
    return parent.height() + blocks;
  }

  /** Whether count and size are those of a run. */
  public boolean isSized() {
    return blocks >= 1 && blocks <= BLOCKS_MOST && content.length() <= BYTES_MOST;
  }
}
