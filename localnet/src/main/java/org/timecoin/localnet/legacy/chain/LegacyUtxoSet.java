package org.timecoin.localnet.legacy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The state hash of the legacy node, which adds every output and removes none when a block is added
 * (protocol.md section 6): equal to the true one only while nothing was spent. Computed from all
 * blocks when asked and kept for the tip it was computed at.
 */
public final class LegacyUtxoSet {
  private static final ObjectMapper JSON = new ObjectMapper();

  private int height = -1;
  private State state = new State("", 0);

  /**
   * The state at a tip.
   *
   * @param hashHex the state hash in hex
   * @param count how many outputs stand in it
   */
  public record State(String hashHex, long count) {
    /** The hash as bytes. */
    public byte[] hash() {
      return HexFormat.of().parseHex(hashHex);
    }
  }

  State at(int tip, IntFunction<byte[]> blocks) {
    if (tip != height) {
      state = compute(tip, blocks);
      height = tip;
    }
    return state;
  }

  private static State compute(int tip, IntFunction<byte[]> blocks) {
    SortedMap<String, byte[]> outputs = new TreeMap<>();
    for (int at = 0; at <= tip; at++) {
      for (JsonNode transaction : tree(blocks.apply(at)).path("transactions")) {
        collect(transaction, outputs);
      }
    }
    MessageDigest digest = Sha256.digest();
    outputs.values().forEach(digest::update);
    return new State(HexFormat.of().formatHex(digest.digest()), outputs.size());
  }

  private static JsonNode tree(byte[] block) {
    try {
      return JSON.readTree(block);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode transaction, SortedMap<String, byte[]> into) {
    byte[] txid = Sha256.of(EncodedTransaction.of(transaction));
    String txidHex = HexFormat.of().formatHex(txid);
    JsonNode outputs = transaction.path("outputs");
    for (int vout = 0; vout < outputs.size(); vout++) {
      byte[] script = EncodedTransaction.bytes(outputs.get(vout).path("script_pubkey"));
      byte[] hashed =
          ByteBuffer.allocate(txid.length + 4 + 8 + script.length)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(txid)
              .putInt(vout)
              .putLong(outputs.get(vout).path("value").bigIntegerValue().longValue())
              .put(script)
              .array();
      into.put(txidHex + ":" + vout, hashed);
    }
  }
}
