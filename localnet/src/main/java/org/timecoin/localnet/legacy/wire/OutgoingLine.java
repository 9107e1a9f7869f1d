package org.timecoin.localnet.legacy.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.StringJoiner;

/**
 * The lines a legacy node sends, as text in wire form, each ended by its newline (protocol.md
 * section 2).
 */
public final class OutgoingLine {
  /** Magic {@code TIME}, version 1, Testnet: what a legacy node says whatever its configuration. */
  public static final String HANDSHAKE =
      "{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":1,\"network\":\"Testnet\"}}\n";

  /** The acknowledgement of a handshake. */
  public static final String HANDSHAKE_ACK = "{\"Ack\":{\"message_type\":\"Handshake\"}}\n";

  private OutgoingLine() {}

  /** A variant without a payload. */
  public static String unit(String name) {
    return "\"" + name + "\"\n";
  }

  /** {@code GetBlocks} for both heights included. */
  public static String getBlocks(long start, long end) {
    return "{\"GetBlocks\":[" + start + "," + end + "]}\n";
  }

  /** {@code BlockHeightResponse}. */
  public static String height(long height) {
    return "{\"BlockHeightResponse\":" + height + "}\n";
  }

  /** {@code BlockHashResponse}; without a hash when the block is missing. */
  public static String blockHash(long height, Optional<byte[]> hash) {
    return "{\"BlockHashResponse\":{\"height\":%d,\"hash\":%s}}\n"
        .formatted(height, hash.map(OutgoingLine::numbers).orElse("null"));
  }

  /** {@code ConsensusQueryResponse}; a missing block is 32 zeros. */
  public static String consensus(boolean agrees, long height, Optional<byte[]> theirs) {
    return "{\"ConsensusQueryResponse\":{\"agrees\":%s,\"height\":%d,\"their_hash\":%s}}\n"
        .formatted(agrees, height, numbers(theirs.orElseGet(() -> new byte[32])));
  }

  /** {@code UTXOStateHashResponse}. */
  public static String utxoStateHash(byte[] hash, long height, long count) {
    return "{\"UTXOStateHashResponse\":{\"hash\":%s,\"height\":%d,\"utxo_count\":%d}}\n"
        .formatted(numbers(hash), height, count);
  }

  /** {@code BlockAnnouncement} of a block in wire form. */
  public static byte[] announcement(byte[] block) {
    byte[] head = "{\"BlockAnnouncement\":".getBytes(UTF_8);
    byte[] line = new byte[head.length + block.length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(block, 0, line, head.length, block.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }

  /** Bytes as the protocol writes them: an array of numbers from 0 to 255. */
  static String numbers(byte[] bytes) {
    StringJoiner joined = new StringJoiner(",", "[", "]");
    for (byte b : bytes) {
      joined.add(Integer.toString(b & 0xff));
    }
    return joined.toString();
  }
}
