package org.timecoin.localnet.chainfile;

import java.io.IOException;
import java.io.OutputStream;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.wire.ChainLine;

/**
 * Writes blocks as lines, from block 0 on, each only if it stands on the one before: the streams
 * that they come from may be of two branches.
 */
final class LinkedLines {

  private final OutputStream out;
  private long next;
  private Hash last = Hash.ZERO;

  LinkedLines(OutputStream out) {
    this.out = out;
  }

  /** Height of the block that is due. */
  long next() {
    return next;
  }

  /** Hash of the block before it; nothing before the first. */
  Hash lastHash() {
    return last;
  }

  /**
   * Writes a block, and its certificate behind it.
   *
   * @throws FleetFailure when it doesn't stand on the block before
   */
  void add(BlocksResponse response) throws IOException {
    Block block = ChainMap.block(response.getBlock());
    boolean linked = next == 0 || block.header().previousHash().equals(last);
    if (block.height() != next || !linked) {
      throw otherBranch(next);
    }
    line(new ChainLine.OfBlock(block));
    if (response.hasCertificate()) {
      line(new ChainLine.OfCertificate(Certificates.of(response.getCertificate())));
    }
    next++;
    last = block.hash();
  }

  /** What to say when the block at a height is another than it was, or gone. */
  static FleetFailure otherBranch(long height) {
    return new FleetFailure(
        "The node went to another branch while it was exported, which shows at block %d; export again."
            .formatted(height));
  }

  private void line(ChainLine line) throws IOException {
    out.write(ChainLine.encode(line));
    out.write('\n');
  }
}
