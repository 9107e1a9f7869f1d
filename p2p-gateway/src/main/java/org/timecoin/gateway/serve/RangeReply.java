package org.timecoin.gateway.serve;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.gateway.route.PeerRequest.Blocks;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlockRangeResponse;
import org.timecoin.protocol.message.ChainMessage.BlockResponse;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.wire.WireCodec;

/**
 * Turns blocks as the chain service gives them into the line that answers a peer. Takes long for
 * large ranges, so it runs on a worker thread.
 */
final class RangeReply {

  /**
   * What is asked of the chain for one reply. A byte of bincode becomes 3.6 bytes of JSON at the
   * most in blocks full of transactions, so this much stays inside the reply's limit as a rule.
   */
  static final int MOST_BINCODE = 2_300_000;

  /** Range replies stop here, at least one block (protocol.md section 1). */
  private static final int MOST_LINE = 8 * 1024 * 1024;

  private RangeReply() {}

  /** The line, with its newline; empty when a single block was asked for and is missing. */
  static Optional<byte[]> encode(Blocks request, List<ByteString> bincodes) {
    List<Block> blocks = bincodes.stream().map(RangeReply::decode).toList();
    if (request.reply() == MessageKind.BLOCK_RESPONSE) {
      return blocks.stream()
          .findFirst()
          .map(block -> WireCodec.encodeLine(new BlockResponse(block)));
    }
    return Optional.of(shortened(request.reply(), blocks));
  }

  private static Block decode(ByteString bincode) {
    return ChainMap.block(
        org.timecoin.contracts.types.v1.Block.newBuilder().setBincode(bincode).build());
  }

  private static byte[] shortened(MessageKind kind, List<Block> blocks) {
    List<Block> taken = blocks;
    byte[] line = WireCodec.encodeLine(message(kind, taken));
    while (line.length > MOST_LINE && taken.size() > 1) {
      long fitting = (long) taken.size() * MOST_LINE / line.length;
      int fewer = (int) Math.max(1, Math.min(fitting, taken.size() - 1));
      taken = taken.subList(0, fewer);
      line = WireCodec.encodeLine(message(kind, taken));
    }
    return line;
  }

  private static Message message(MessageKind kind, List<Block> blocks) {
    return kind == MessageKind.BLOCK_RANGE_RESPONSE
        ? new BlockRangeResponse(blocks)
        : new BlocksResponse(blocks);
  }
}
