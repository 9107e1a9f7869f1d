package org.timecoin.localnet.chainfile;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.chain.v1.ChainGrpc.ChainBlockingStub;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.run.Progress;

/**
 * Writes a node's chain to a file, block by block, up to the tip at the start. The file appears
 * when it is whole and of one branch, which is still the node's.
 */
public final class ChainExport {

  private static final Duration ANSWER_WAIT = Duration.ofSeconds(30);
  private static final int STREAM_SECONDS_MAX = 120;
  private static final long SAID_EVERY = 10_000;

  private final int port;
  private final Progress progress;
  private final Duration answerWait;

  /** An export from the chain service at a gRPC port. */
  public ChainExport(int port, Progress progress) {
    this(port, progress, ANSWER_WAIT);
  }

  /** The same, whose questions are answered within this time. */
  ChainExport(int port, Progress progress, Duration answerWait) {
    this.port = port;
    this.progress = progress;
    this.answerWait = answerWait;
  }

  /**
   * Writes the file, packed when its name ends in {@code .gz}.
   *
   * @return height of the last block
   * @throws UserError when the file can't be written
   * @throws FleetFailure when the node doesn't answer, or went to another branch meanwhile
   */
  public long to(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (ChainCall chain = new ChainCall(port)) {
      return to(file, part, chain);
    } catch (IOException e) {
      throw new UserError("Cannot write " + file + " (" + e + "); name another place.", e);
    } catch (StatusRuntimeException e) {
      throw new FleetFailure("The node's chain service doesn't answer: " + e.getMessage(), e);
    }
  }

  private long to(Path file, Path part, ChainCall chain) throws IOException {
    try {
      long tip;
      try (OutputStream out = open(part, file.toString().endsWith(".gz"))) {
        tip = write(chain, out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return tip;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static OutputStream open(Path part, boolean packed) throws IOException {
    OutputStream raw = Files.newOutputStream(part);
    return new BufferedOutputStream(packed ? new GZIPOutputStream(raw) : raw, 1 << 16);
  }

  private long write(ChainCall chain, OutputStream out) throws IOException {
    long tip = answer(chain).tip(TipRequest.getDefaultInstance()).getTip().getHeight();
    LinkedLines lines = new LinkedLines(out);
    while (lines.next() <= tip) {
      long before = lines.next();
      write(chain, lines, tip);
      if (lines.next() == before) {
        throw LinkedLines.otherBranch(before);
      }
    }
    requireStillThere(chain, lines);
    return tip;
  }

  private ChainBlockingStub answer(ChainCall chain) {
    return chain.waiting().withDeadlineAfter(answerWait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One stream, which the service ends after some megabytes. */
  private void write(ChainCall chain, LinkedLines lines, long last) throws IOException {
    BlocksRequest request =
        BlocksRequest.newBuilder()
            .setRange(HeightRange.newBuilder().setFirst(lines.next()).setLast(last))
            .setCertificates(true)
            .build();
    Iterator<BlocksResponse> blocks =
        chain.waiting().withDeadlineAfter(STREAM_SECONDS_MAX, TimeUnit.SECONDS).blocks(request);
    while (blocks.hasNext()) {
      lines.add(blocks.next());
      if (lines.next() % SAID_EVERY == 0) {
        progress.say("exported " + lines.next() + " of " + (last + 1) + " blocks");
      }
    }
  }

  /** Blocks that are linked are one branch; that it is the node's shows in its last block. */
  private void requireStillThere(ChainCall chain, LinkedLines lines) {
    long last = lines.next() - 1;
    HashesRequest request =
        HashesRequest.newBuilder()
            .setRange(HeightRange.newBuilder().setFirst(last).setLast(last))
            .build();
    List<ByteString> now = answer(chain).hashes(request).getHashesList();
    if (!now.equals(List.of(ChainMap.toProto(lines.lastHash())))) {
      throw LinkedLines.otherBranch(last);
    }
  }
}
