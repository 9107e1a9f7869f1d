package org.timecoin.protocol.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoState;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** Protocol types out of Jackson trees, apart from the codec under test. */
public final class VectorTypes {

  private VectorTypes() {}

  public static Block block(JsonNode node) {
    return new Block(
        header(node.get("header")),
        list(node.get("transactions"), VectorTypes::transaction),
        list(
            node.get("masternode_rewards"),
            r -> new MasternodeReward(r.get(0).asText(), u64(r.get(1)))));
  }

  public static BlockHeader header(JsonNode node) {
    return new BlockHeader(
        u32(node.get("version")),
        u64(node.get("height")),
        hash(node.get("previous_hash")),
        hash(node.get("merkle_root")),
        u64(node.get("timestamp")),
        u64(node.get("block_reward")));
  }

  public static Transaction transaction(JsonNode node) {
    return new Transaction(
        u32(node.get("version")),
        list(node.get("inputs"), VectorTypes::input),
        list(node.get("outputs"), VectorTypes::output),
        u32(node.get("lock_time")),
        u64(node.get("timestamp")));
  }

  public static OutPoint outPoint(JsonNode node) {
    return new OutPoint(hash(node.get("txid")), u32(node.get("vout")));
  }

  public static Utxo utxo(JsonNode node) {
    return new Utxo(
        outPoint(node.get("outpoint")),
        u64(node.get("value")),
        bytes(node.get("script_pubkey")),
        node.get("address").asText());
  }

  public static UtxoState state(JsonNode node) {
    if (node.isTextual()) {
      return new UtxoState.Unspent();
    }
    Map.Entry<String, JsonNode> entry = node.properties().iterator().next();
    JsonNode v = entry.getValue();
    Hash txid = hash(v.get("txid"));
    return switch (entry.getKey()) {
      case "Locked" -> new UtxoState.Locked(txid, u64(v.get("locked_at")));
      case "SpentPending" ->
          new UtxoState.SpentPending(
              txid, u32(v.get("votes")), u32(v.get("total_nodes")), u64(v.get("spent_at")));
      case "SpentFinalized" ->
          new UtxoState.SpentFinalized(txid, u64(v.get("finalized_at")), u32(v.get("votes")));
      case "Confirmed" ->
          new UtxoState.Confirmed(txid, u64(v.get("block_height")), u64(v.get("confirmed_at")));
      default -> throw new IllegalArgumentException(entry.getKey());
    };
  }

  public static Hash hash(JsonNode node) {
    return Hash.of(bytes(node).bytes());
  }

  public static ByteString bytes(JsonNode node) {
    byte[] bytes = new byte[node.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) node.get(i).intValue();
    }
    return ByteString.of(bytes);
  }

  /** The 64 bits of a u64 or i64. */
  public static long u64(JsonNode node) {
    return node.bigIntegerValue().longValue();
  }

  public static int u32(JsonNode node) {
    return node.bigIntegerValue().intValue();
  }

  private static TxInput input(JsonNode node) {
    return new TxInput(
        outPoint(node.get("previous_output")),
        bytes(node.get("script_sig")),
        u32(node.get("sequence")));
  }

  private static TxOutput output(JsonNode node) {
    return new TxOutput(u64(node.get("value")), bytes(node.get("script_pubkey")));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> item) {
    List<T> items = new ArrayList<>();
    array.forEach(node -> items.add(item.apply(node)));
    return items;
  }
}
