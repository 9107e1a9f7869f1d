package org.timecoin.localnet.legacy.chain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What the legacy peer needs to know of a block: its header, read from wire form, and its hash. */
public final class BlockFacts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HEADER_BYTES = 92;

  private final long height;
  private final long timestamp;
  private final byte[] previousHash;
  private final byte[] hash;

  private BlockFacts(JsonNode header) throws IOException {
    height = header.path("height").bigIntegerValue().longValue();
    timestamp = header.path("timestamp").longValue();
    previousHash = bytes(header.path("previous_hash"));
    hash = Sha256.of(encoded(header));
  }

  /**
   * Reads the header of a block.
   *
   * @param block JSON of a block; reading stops behind its header
   * @return empty when there is no header to read
   */
  public static Optional<BlockFacts> read(byte[] block) {
    try (JsonParser parser = JSON.getFactory().createParser(block)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isHeader = parser.currentName().equals("header");
        parser.nextToken();
        if (isHeader) {
          return Optional.of(new BlockFacts(JSON.readTree(parser)));
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException malformed) {
      // A block that cannot be read has no facts; the caller decides what that means.
      return Optional.empty();
    }
  }

  /** Its height; a u64 in a long. */
  public long height() {
    return height;
  }

  /** Seconds since 1970. */
  public long timestamp() {
    return timestamp;
  }

  /** SHA-256 of the encoded header, 32 bytes (protocol.md section 3). */
  public byte[] hash() {
    return hash.clone();
  }

  /** The hash in hex, as JSON-RPC shows it. */
  public String hashHex() {
    return HexFormat.of().formatHex(hash);
  }

  /** Whether this block's previous hash is that of the other. */
  public boolean follows(BlockFacts parent) {
    return Arrays.equals(previousHash, parent.hash);
  }

  private static byte[] encoded(JsonNode header) throws IOException {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) header.path("version").longValue())
        .putLong(header.path("height").bigIntegerValue().longValue())
        .put(bytes(header.path("previous_hash")))
        .put(bytes(header.path("merkle_root")))
        .putLong(header.path("timestamp").longValue())
        .putLong(header.path("block_reward").bigIntegerValue().longValue())
        .array();
  }

  private static byte[] bytes(JsonNode numbers) throws IOException {
    if (numbers.size() != 32) {
      throw new IOException("a hash of " + numbers.size() + " numbers");
    }
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers.get(i).intValue();
    }
    return bytes;
  }
}
