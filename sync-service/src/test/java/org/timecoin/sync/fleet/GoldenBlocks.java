package org.timecoin.sync.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/** The golden chain, its other branch and its corrupt blocks. */
public final class GoldenBlocks {

  /** A time at which block 2,000 is the last one due. */
  public static final String NOW = "2025-12-14T21:20:30Z";

  private GoldenBlocks() {}

  /** Genesis and blocks 1 to 2,000. */
  public static List<Block> chain() {
    return lines("chain-testnet-2000.jsonl.gz").stream().map(GoldenBlocks::block).toList();
  }

  /** Block 0. */
  public static Block genesis() {
    return NetworkParameters.testnet().genesis();
  }

  /** Blocks 1,951 to 1,970 of another branch. */
  public static List<Block> fork() {
    return lines("fork-1951-1970.jsonl.gz").stream().map(GoldenBlocks::block).toList();
  }

  /** The lines of a vector file, unpacked when it is packed. */
  public static List<String> lines(String file) {
    Path path =
        Path.of(System.getProperty("timenode.root"), "protocol/src/test/resources/vectors", file);
    try (InputStream raw = Files.newInputStream(path);
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The block in a JSON object of the wire form. */
  public static Block block(String json) {
    byte[] line = ("{\"BlockAnnouncement\":" + json + "}").getBytes(StandardCharsets.UTF_8);
    try {
      if (WireCodec.decode(line) instanceof ChainMessage.BlockAnnouncement announcement) {
        return announcement.block();
      }
      throw new IllegalStateException("an announcement was decoded as something else");
    } catch (WireFault e) {
      throw new IllegalArgumentException(e);
    }
  }
}
