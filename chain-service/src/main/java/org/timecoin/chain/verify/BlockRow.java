package org.timecoin.chain.verify;

import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * A stored block with all its columns.
 *
 * @param height as stored
 * @param hash as stored
 * @param columns what is read from the bytes for queries
 * @param bincode the bytes, from which all else follows
 * @param checksum SHA-256 of the bytes when they were written
 */
public record BlockRow(long height, Hash hash, Columns columns, ByteString bincode, Hash checksum) {

  /** What stands beside the bytes. */
  public record Columns(
      Hash previousHash,
      Hash merkleRoot,
      long version,
      long timestamp,
      long blockReward,
      int transactions,
      int size) {}
}
