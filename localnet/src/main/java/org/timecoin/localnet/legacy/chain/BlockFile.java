package org.timecoin.localnet.legacy.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.timecoin.localnet.legacy.wire.LineReader;

/**
 * A file of lines of JSON, read once from front to back; gzip when its name ends in {@code .gz}.
 */
public final class BlockFile implements AutoCloseable {
  /** Blocks of the corrupt vectors reach 9 MB as JSON. */
  private static final int LINE_BYTES_MAX = 32 * 1024 * 1024;

  /** Block 0 of Testnet (protocol.md section 4). */
  private static final String TESTNET_GENESIS =
      "{\"header\":{\"version\":2,\"height\":0,"
          + "\"previous_hash\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"
          + "\"merkle_root\":[158,248,28,72,10,0,165,40,154,103,241,139,124,139,235,7,"
          + "14,248,251,108,188,188,164,92,230,238,76,11,74,78,189,103],"
          + "\"timestamp\":1764547200,\"block_reward\":10000000000},"
          + "\"transactions\":[{\"version\":1,\"inputs\":[],\"outputs\":[{\"value\":10000000000,"
          + "\"script_pubkey\":[103,101,110,101,115,105,115]}],\"lock_time\":0,"
          + "\"timestamp\":1764547200}],\"masternode_rewards\":[]}";

  private final InputStream in;
  private final LineReader reader;

  private BlockFile(InputStream in) {
    this.in = in;
    this.reader = new LineReader(in, LINE_BYTES_MAX);
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableChain when it cannot be opened
   */
  public static BlockFile lines(Path file) {
    try {
      InputStream raw = Files.newInputStream(file);
      return new BlockFile(file.toString().endsWith(".gz") ? unzipped(raw) : raw);
    } catch (IOException e) {
      throw new UnreadableChain("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static BlockFile testnetGenesis() {
    return new BlockFile(new ByteArrayInputStream(TESTNET_GENESIS.getBytes(UTF_8)));
  }

  private static InputStream unzipped(InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(new BufferedInputStream(raw), 64 * 1024);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** The next line that is not empty. */
  public Optional<byte[]> next() {
    try {
      Optional<byte[]> line = reader.next();
      while (line.isPresent() && line.get().length == 0) {
        line = reader.next();
      }
      return line;
    } catch (IOException e) {
      throw new UnreadableChain("a chain file broke off: " + e.getMessage(), e);
    }
  }

  /** Passes on every line left. */
  public void forEach(Consumer<byte[]> action) {
    for (Optional<byte[]> line = next(); line.isPresent(); line = next()) {
      action.accept(line.get());
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
