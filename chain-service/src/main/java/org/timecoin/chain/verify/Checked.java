package org.timecoin.chain.verify;

import java.util.Optional;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.verify.BlockRow.Columns;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;

/** What became of the check of one stored block by itself, the cheapest check first. */
public sealed interface Checked {

  /** A time at which every stored block was due: it was judged by the clock when it came. */
  long LONG_AFTER = Long.MAX_VALUE - 1_000;

  /** It is what its row says. */
  record Good(Candidate block) implements Checked {}

  /** It is not. */
  record Bad(BlockFault fault) implements Checked {}

  /** The hash that the next block must name; empty when the row's is damaged. */
  default Optional<Hash> hash(BlockRow row) {
    return equals(new Bad(BlockFault.HASH)) ? Optional.empty() : Optional.of(row.hash());
  }

  /**
   * Checks a block.
   *
   * @param previous hash of the block before it; empty for the first that is looked at
   */
  static Checked of(BlockRow row, Optional<Hash> previous) {
    byte[] bytes = row.bincode().bytes();
    if (!new Sha256().bytes(bytes).hash().equals(row.checksum())) {
      return new Bad(BlockFault.CHECKSUM);
    }
    try {
      Candidate block = Candidate.decode(bytes, LONG_AFTER);
      return fault(row, block, previous).<Checked>map(Bad::new).orElseGet(() -> new Good(block));
    } catch (BincodeFault e) {
      return new Bad(BlockFault.UNREADABLE);
    }
  }

  private static Optional<BlockFault> fault(
      BlockRow row, Candidate block, Optional<Hash> previous) {
    if (!block.hash().equals(row.hash())) {
      return Optional.of(BlockFault.HASH);
    }
    if (block.height() != row.height()
        || previous.filter(hash -> !hash.equals(block.previousHash())).isPresent()) {
      return Optional.of(BlockFault.LINK);
    }
    return columns(block).equals(row.columns())
        ? Optional.empty()
        : Optional.of(BlockFault.COLUMNS);
  }

  /** What the columns of a block must say. */
  static Columns columns(Candidate block) {
    BlockHeader header = block.block().header();
    return new Columns(
        header.previousHash(),
        header.merkleRoot(),
        Integer.toUnsignedLong(header.version()),
        header.timestamp(),
        header.blockReward(),
        block.txids().size(),
        block.bincode().length);
  }
}
