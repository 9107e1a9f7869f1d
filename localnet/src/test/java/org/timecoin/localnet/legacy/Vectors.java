package org.timecoin.localnet.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The golden vectors, which live with the protocol's tests. */
public final class Vectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /** A file of the vectors. */
  public static Path path(String name) {
    return Path.of(System.getProperty("timenode.root"))
        .resolve("protocol/src/test/resources/vectors")
        .resolve(name);
  }

  /** A file of the vectors as a tree. */
  public static JsonNode json(String name) {
    try {
      return JSON.readTree(path(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The test chain: genesis and 2,000 blocks. */
  public static Path chain() {
    return path("chain-testnet-2000.jsonl.gz");
  }

  /** Check points of the test chain. */
  public static JsonNode chainSummary() {
    return json("chain-testnet-2000.summary.json");
  }
}
