package org.timecoin.protocol.reward;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;

/** Whose turn it is on schedule (consensus.md section 3). */
public final class ProducerIndex {

  private ProducerIndex() {}

  /**
   * The index of the producer among n voters sorted by address: the first eight bytes,
   * little-endian, of SHA-256(parent hash ‖ parent height LE), modulo n.
   *
   * @param parentHash the tip
   * @param parentHeight its height, not that of the block to be made; {@code u64}
   * @param voters how many there are, at least one
   */
  public static int of(Hash parentHash, long parentHeight, int voters) {
    byte[] hash = new Sha256().hash(parentHash).u64(parentHeight).hash().bytes();
    long number = ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return (int) Long.remainderUnsigned(number, voters);
  }
}
