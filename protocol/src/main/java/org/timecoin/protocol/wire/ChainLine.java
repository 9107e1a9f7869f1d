package org.timecoin.protocol.wire;

import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.RunCertificate;

/**
 * A line of a chain that is kept in a file: its blocks in the order of heights, each a line in the
 * form of the wire, and behind the last block of every certified run the message that proves it.
 */
public sealed interface ChainLine {

  /** A block. */
  record OfBlock(Block block) implements ChainLine {}

  /** The certificate of the run that the block before it ends. */
  record OfCertificate(RunCertificate certificate) implements ChainLine {}

  /** The line without its newline. */
  static byte[] encode(ChainLine line) {
    return ChainLines.encode(line);
  }

  /**
   * What a line holds.
   *
   * @throws WireFault when it is neither a block nor a certificate
   */
  static ChainLine decode(byte[] line) throws WireFault {
    return ChainLines.decode(line);
  }
}
