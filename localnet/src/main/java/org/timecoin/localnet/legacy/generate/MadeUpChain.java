package org.timecoin.localnet.legacy.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlockResponse;
import org.timecoin.protocol.wire.WireCodec;

/**
 * A made-up chain in a file, and where it ends.
 *
 * @param file genesis and blocks in wire form, one a line
 * @param height of its tip
 * @param tipHash in hex
 * @param utxoHash state hash of its unspent outputs, in hex
 * @param utxoCount how many there are
 * @param totalSat their value in satoshis
 */
public record MadeUpChain(
    Path file, long height, String tipHash, String utxoHash, long utxoCount, long totalSat) {
  private static final int BEFORE_BLOCK = "{\"BlockResponse\":".length();

  /**
   * Makes a chain.
   *
   * @param plan what it is to be like
   * @param file where to, replaced if it exists; gzip when the name ends in {@code .gz}
   */
  public static MadeUpChain write(ChainPlan plan, Path file) {
    ChainBuilder builder = new ChainBuilder(plan);
    try (OutputStream out = open(file)) {
      line(builder.tip(), out);
      for (int i = 0; i < plan.blocks(); i++) {
        line(builder.next(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    Outputs outputs = builder.outputs();
    return new MadeUpChain(
        file,
        builder.tip().height(),
        builder.tip().hash().hex(),
        outputs.stateHash().hex(),
        outputs.count(),
        outputs.totalSat());
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file), 256 * 1024);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 64 * 1024) : raw;
  }

  /** A message around the block, without the message. */
  private static void line(Block block, OutputStream out) throws IOException {
    byte[] message = WireCodec.encode(new BlockResponse(block));
    out.write(message, BEFORE_BLOCK, message.length - BEFORE_BLOCK - 1);
    out.write('\n');
  }
}
