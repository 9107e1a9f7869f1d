package org.timecoin.protocol.network;

import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** Makes genesis blocks (protocol.md section 4). */
final class Genesis {

  private static final int HEADER_VERSION = 2;
  private static final int COINBASE_VERSION = 1;

  private Genesis() {}

  /** Block 0 of the public networks: one output that nobody can spend. */
  static Block legacy(long time, long value) {
    return block(time, value, List.of(new TxOutput(value, ByteString.utf8("genesis"))));
  }

  /** A block 0 with these outputs; the header says their sum. */
  static Block block(long time, long total, List<TxOutput> outputs) {
    Transaction coinbase = new Transaction(COINBASE_VERSION, List.of(), outputs, 0, time);
    BlockHeader header =
        new BlockHeader(HEADER_VERSION, 0, Hash.ZERO, coinbase.txid(), time, total);
    return new Block(header, List.of(coinbase), List.of());
  }
}
