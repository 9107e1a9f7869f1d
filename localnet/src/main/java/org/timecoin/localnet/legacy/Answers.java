package org.timecoin.localnet.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.timecoin.localnet.legacy.chain.BlockFacts;
import org.timecoin.localnet.legacy.chain.LegacyChain;
import org.timecoin.localnet.legacy.chain.LegacyUtxoSet;
import org.timecoin.localnet.legacy.wire.IncomingLine;
import org.timecoin.localnet.legacy.wire.Masternode;
import org.timecoin.localnet.legacy.wire.OutgoingLine;

/**
 * What a legacy node answers to the queries it knows, on connections it accepted (protocol.md
 * sections 2 and 6), bent by the peer's faults. Everything else is left without an answer.
 */
final class Answers {
  /** The legacy node's own cap on GetBlocks: end = min(end, start + 100). */
  private static final long RANGE_BEYOND_START = 100;

  /** The legacy node has no cap on GetBlockRange; ours keeps the answer in memory. */
  private static final int ANSWER_BYTES_MAX = 64 * 1024 * 1024;

  private final LegacyChain chain;
  private final PeerOptions options;

  Answers(LegacyChain chain, PeerOptions options) {
    this.chain = chain;
    this.options = options;
  }

  /** Whether a message asks for blocks: what most faults apply to. */
  static boolean isBlockRequest(String name) {
    return name.equals("GetBlocks") || name.equals("GetBlockRange");
  }

  /** The line to send, newline included; empty when the legacy node sends none. */
  Optional<byte[]> to(IncomingLine query) {
    return switch (query.name()) {
      case "GetBlocks", "GetBlockRange" -> blocks(query);
      case "GetBlockHeight" -> line(OutgoingLine.height(claimedHeight()));
      case "GetBlockHash" -> line(blockHash(query.payload().asLong()));
      case "ConsensusQuery" -> line(consensus(query.payload()));
      case "GetPendingTransactions" -> line("{\"PendingTransactionsResponse\":[]}\n");
      case "GetUTXOStateHash" -> line(utxoStateHash());
      case "GetMasternodes" -> line(masternodes());
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> line(String text) {
    return Optional.of(text.getBytes(UTF_8));
  }

  private long claimedHeight() {
    return options
        .fault(Fault.ClaimedHeight.class)
        .map(Fault.ClaimedHeight::height)
        .orElseGet(() -> (long) chain.height());
  }

  private String blockHash(long height) {
    return OutgoingLine.blockHash(height, chain.facts(height).map(BlockFacts::hash));
  }

  private String consensus(JsonNode query) {
    long height = query.path("height").asLong();
    Optional<byte[]> ours = chain.facts(height).map(BlockFacts::hash);
    byte[] theirs = new byte[32];
    JsonNode numbers = query.path("block_hash");
    for (int i = 0; i < Math.min(numbers.size(), theirs.length); i++) {
      theirs[i] = (byte) numbers.get(i).intValue();
    }
    return OutgoingLine.consensus(
        ours.filter(h -> Arrays.equals(h, theirs)).isPresent(), height, ours);
  }

  private String utxoStateHash() {
    LegacyUtxoSet.State state = chain.utxoState();
    return OutgoingLine.utxoStateHash(
        HexFormat.of().parseHex(state.hashHex()), chain.height(), state.count());
  }

  private String masternodes() {
    return options.masternode().map(Masternode::list).orElse("{\"MasternodesResponse\":[]}\n");
  }

  private Optional<byte[]> blocks(IncomingLine query) {
    if (options.has(Fault.Silent.class)) {
      return Optional.empty();
    }
    if (options.has(Fault.Garbage.class)) {
      return line("{\"BlocksResponse\":[{\"header\":{\"version\":1,,,\n");
    }
    return Optional.of(query.name().equals("GetBlocks") ? capped(query) : range(query));
  }

  private byte[] capped(IncomingLine query) {
    long start = query.payload().path(0).asLong();
    long end = Math.min(query.payload().path(1).asLong(), start + RANGE_BEYOND_START);
    return response("BlocksResponse", start, end);
  }

  private byte[] range(IncomingLine query) {
    JsonNode range = query.payload();
    return response(
        "BlockRangeResponse",
        range.path("start_height").asLong(),
        range.path("end_height").asLong());
  }

  /** Missing heights are left out; the chain ends before any range can run long. */
  private byte[] response(String name, long start, long end) {
    long shift = options.fault(Fault.Shifted.class).map(Fault.Shifted::heights).orElse(0L);
    int most =
        options.fault(Fault.Prefix.class).map(Fault.Prefix::blocks).orElse(Integer.MAX_VALUE);
    ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
    out.writeBytes(("{\"" + name + "\":[").getBytes(UTF_8));
    long last = Math.min(end + shift, chain.height());
    int count = 0;
    for (long height = start + shift; height <= last && count < most; height++) {
      Optional<byte[]> block =
          chain.line(height).filter(b -> out.size() + b.length < ANSWER_BYTES_MAX);
      if (block.isPresent() && count++ > 0) {
        out.write(',');
      }
      block.ifPresent(out::writeBytes);
    }
    out.writeBytes("]}\n".getBytes(UTF_8));
    return out.toByteArray();
  }
}
