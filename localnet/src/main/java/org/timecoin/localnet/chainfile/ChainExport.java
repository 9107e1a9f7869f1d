package org.timecoin.localnet.chainfile;

import io.grpc.StatusRuntimeException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.run.Progress;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.wire.ChainLine;

/**
 * Writes a node's chain to a file, block by block, up to the tip at the start. The file appears
 * when it is whole.
 */
public final class ChainExport {

  private static final int STREAM_SECONDS_MAX = 120;
  private static final long SAID_EVERY = 10_000;

  private final int port;
  private final Progress progress;

  /** An export from the chain service at a gRPC port. */
  public ChainExport(int port, Progress progress) {
    this.port = port;
    this.progress = progress;
  }

  /**
   * Writes the file, packed when its name ends in {@code .gz}.
   *
   * @return height of the last block
   * @throws UserError when the file can't be written
   * @throws FleetFailure when the node doesn't answer
   */
  public long to(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (ChainCall chain = new ChainCall(port)) {
      long tip;
      try (OutputStream out = open(part, file.toString().endsWith(".gz"))) {
        tip = write(chain, out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return tip;
    } catch (IOException e) {
      throw new UserError("Cannot write " + file + " (" + e + "); name another place.", e);
    } catch (StatusRuntimeException e) {
      throw new FleetFailure("The node's chain service doesn't answer: " + e.getMessage(), e);
    }
  }

  private static OutputStream open(Path part, boolean packed) throws IOException {
    OutputStream raw = Files.newOutputStream(part);
    return new BufferedOutputStream(packed ? new GZIPOutputStream(raw) : raw, 1 << 16);
  }

  private long write(ChainCall chain, OutputStream out) throws IOException {
    long tip = chain.waiting().tip(TipRequest.getDefaultInstance()).getTip().getHeight();
    long next = 0;
    while (next <= tip) {
      long before = next;
      next = write(chain, out, next, tip);
      if (next == before) {
        throw new FleetFailure("The node has no block " + next + " any more; export again.");
      }
    }
    return tip;
  }

  /** One stream, which the service ends after some megabytes. */
  private long write(ChainCall chain, OutputStream out, long first, long last) throws IOException {
    BlocksRequest request =
        BlocksRequest.newBuilder()
            .setRange(HeightRange.newBuilder().setFirst(first).setLast(last))
            .setCertificates(true)
            .build();
    Iterator<BlocksResponse> blocks =
        chain.waiting().withDeadlineAfter(STREAM_SECONDS_MAX, TimeUnit.SECONDS).blocks(request);
    long next = first;
    while (blocks.hasNext()) {
      BlocksResponse block = blocks.next();
      byte[] bincode = block.getBlock().getBincode().toByteArray();
      line(out, new ChainLine.OfBlock(BlockCodec.decode(bincode)));
      if (block.hasCertificate()) {
        line(out, new ChainLine.OfCertificate(Certificates.of(block.getCertificate())));
      }
      next = block.getHeight() + 1;
      if (next % SAID_EVERY == 0) {
        progress.say("exported " + next + " of " + (last + 1) + " blocks");
      }
    }
    return next;
  }

  private static void line(OutputStream out, ChainLine line) throws IOException {
    out.write(ChainLine.encode(line));
    out.write('\n');
  }
}
