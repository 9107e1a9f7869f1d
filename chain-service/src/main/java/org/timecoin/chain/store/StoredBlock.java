package org.timecoin.chain.store;

import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.bytes.Hash;

/** A committed block as its bytes; decoded only for those who look inside. */
public final class StoredBlock {

  private final long height;
  private final Hash hash;
  private final byte[] bincode;

  StoredBlock(long height, Hash hash, byte[] bincode) {
    this.height = height;
    this.hash = hash;
    this.bincode = bincode;
  }

  public long height() {
    return height;
  }

  public Hash hash() {
    return hash;
  }

  /** The binary form; not to be changed. */
  public byte[] bincode() {
    return bincode;
  }

  /** The block itself. Decoded anew at every call. */
  public Block block() {
    return BlockCodec.decode(bincode);
  }
}
