package org.timecoin.protocol.block;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.bincode.BincodeReader;
import org.timecoin.protocol.bincode.BincodeWriter;

/**
 * The binary form of a run (consensus.md section 3, "Instances and runs"): bincode of the list of
 * its blocks, which is their count as {@code u64}, then each block.
 */
public final class RunCodec {

  /** More blocks are never in a run. */
  public static final int BLOCKS_MOST = 100;

  /** More bytes are never in a run: 4 MiB. */
  public static final int BYTES_MOST = 4 << 20;

  private RunCodec() {}

  /** Bytes of the binary form, without making it. */
  public static long encodedSize(List<Block> blocks) {
    return Long.BYTES + blocks.stream().mapToLong(BlockCodec::encodedSize).sum();
  }

  /** The binary form of any blocks; whether they are a run is not asked. */
  public static byte[] encode(List<Block> blocks) {
    BincodeWriter out = new BincodeWriter(Math.toIntExact(encodedSize(blocks)));
    out.count(blocks.size());
    blocks.forEach(block -> BlockCodec.write(out, block));
    return out.finish();
  }

  /**
   * The 1 to 100 blocks with exactly this binary form; else a BincodeFault. Safe for bytes from
   * peers: nothing is made for a count that the bytes don't hold.
   */
  public static List<Block> decode(byte[] bytes) {
    BincodeReader in = new BincodeReader(bytes);
    int count = in.count(BlockCodec.EMPTY_SIZE);
    if (bytes.length > BYTES_MOST || count < 1 || count > BLOCKS_MOST) {
      throw new BincodeFault(BincodeFault.Reason.LENGTH, 0);
    }
    List<Block> blocks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      blocks.add(BlockCodec.read(in));
    }
    in.finish();
    return blocks;
  }
}
