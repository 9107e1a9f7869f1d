package org.timecoin.chain.apply;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.bytes.Hash;

/** A block that may be applied, with everything computed from it once: hash, txids, binary form. */
public final class Candidate {

  private final HashedBlock hashed;
  private final byte[] bincode;
  private final long now;
  private final Optional<RunPlace> place;

  private Candidate(HashedBlock hashed, byte[] bincode, long now, Optional<RunPlace> place) {
    this.hashed = hashed;
    this.bincode = bincode;
    this.now = now;
    this.place = place;
  }

  /**
   * The block with this binary form.
   *
   * @param bincode kept, not copied
   * @param now the time its timestamp is judged by, seconds since 1970
   * @throws BincodeFault when the bytes are no block
   */
  public static Candidate decode(byte[] bincode, long now) {
    return new Candidate(
        HashedBlock.of(BlockCodec.decode(bincode)), bincode, now, Optional.empty());
  }

  /** A block of our own, such as the genesis block. */
  public static Candidate of(Block block, long now) {
    return new Candidate(HashedBlock.of(block), BlockCodec.encode(block), now, Optional.empty());
  }

  /** The same block as part of a certified run. */
  public Candidate at(RunPlace inRun) {
    return new Candidate(hashed, bincode, now, Optional.of(inRun));
  }

  /** Its place in a certified run; empty when it came without certificate. */
  public Optional<RunPlace> place() {
    return place;
  }

  /** Whether it must be committed together with the block before it. */
  boolean continuesRun() {
    return place.filter(inRun -> !inRun.isFirst()).isPresent();
  }

  /** The block with its hashes. */
  public HashedBlock hashed() {
    return hashed;
  }

  public Block block() {
    return hashed.block();
  }

  public Hash hash() {
    return hashed.hash();
  }

  /** Of all its transactions, in block order. */
  public List<Hash> txids() {
    return hashed.txids();
  }

  /** The binary form; not to be changed. */
  public byte[] bincode() {
    return bincode;
  }

  /** The time its timestamp is judged by, seconds since 1970. */
  public long now() {
    return now;
  }

  /** As its header says; not yet checked. */
  public long height() {
    return hashed.height();
  }

  /** As its header says; not yet checked. */
  public Hash previousHash() {
    return hashed.header().previousHash();
  }

  /** The tip when this block is the last. */
  public ChainTip asTip() {
    return ChainTip.of(hashed.block(), hashed.hash());
  }
}
