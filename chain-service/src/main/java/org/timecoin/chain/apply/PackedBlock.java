package org.timecoin.chain.apply;

import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.bytes.Hash;

/**
 * A block of a branch that waits for its turn: as bytes, because what is read from them takes
 * several times as much memory and a branch may be large.
 */
public final class PackedBlock {

  private final byte[] bincode;
  private final long now;
  private final long height;
  private final Hash hash;

  private PackedBlock(byte[] bincode, Candidate read) {
    this.bincode = bincode;
    this.now = read.now();
    this.height = read.height();
    this.hash = read.hash();
  }

  /**
   * The block with this binary form.
   *
   * @param bincode kept, not copied
   * @param now the time its timestamp is judged by, seconds since 1970
   * @throws BincodeFault when the bytes are no block
   */
  public static PackedBlock of(byte[] bincode, long now) {
    return new PackedBlock(bincode, Candidate.decode(bincode, now));
  }

  /** The block, read once more. */
  Candidate unpack() {
    return Candidate.decode(bincode, now);
  }

  /** As its header says; not yet checked. */
  long height() {
    return height;
  }

  Hash hash() {
    return hash;
  }
}
