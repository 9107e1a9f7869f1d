package org.timecoin.bench.codec;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.timecoin.localnet.legacy.generate.ChainBuilder;
import org.timecoin.localnet.legacy.generate.ChainPlan;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.wire.WireCodec;

/** One answer of 101 blocks, the most a legacy node sends: what a node that syncs reads all day. */
@State(Scope.Benchmark)
public class WireBlocks {
  private static final int BLOCKS = 101;

  /** Nothing is spent in a made-up chain before this height. */
  private static final int SKIPPED = 110;

  /** What stands in the blocks: nothing but a coinbase, or three transactions besides. */
  @Param({"idle", "busy"})
  public String content;

  private BlocksResponse message = new BlocksResponse(List.of());
  private byte[] line = {};

  /** Makes the blocks. */
  @Setup
  public void make() {
    ChainBuilder builder = new ChainBuilder(ChainPlan.busy(0, content.equals("busy") ? 3 : 0));
    for (int i = 0; i < SKIPPED; i++) {
      builder.next();
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      blocks.add(builder.next());
    }
    message = new BlocksResponse(blocks);
    line = WireCodec.encode(message);
  }

  /** Of some content, made. */
  static WireBlocks of(String content) {
    WireBlocks blocks = new WireBlocks();
    blocks.content = content;
    blocks.make();
    return blocks;
  }

  BlocksResponse message() {
    return message;
  }

  byte[] line() {
    return line;
  }
}
