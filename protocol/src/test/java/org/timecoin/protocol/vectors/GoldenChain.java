package org.timecoin.protocol.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.Hash;

/** The 2,001-block chain of the vectors, and what is unspent after each block. */
public final class GoldenChain {

  private final Map<OutPoint, Utxo> unspent = new HashMap<>();

  /** Genesis and blocks 1 to 2000. */
  public static List<Block> blocks() {
    return blocks("chain-testnet-2000.jsonl.gz");
  }

  /** Blocks 1951 to 1970 of the other branch. */
  public static List<Block> fork() {
    return blocks("fork-1951-1970.jsonl.gz");
  }

  /** Hashes and states to compare with. */
  public static JsonNode summary() {
    return Vectors.json("chain-testnet-2000.summary.json");
  }

  /** What is unspent after these blocks, taken as they are. */
  public static GoldenChain after(Collection<Block> blocks) {
    GoldenChain state = new GoldenChain();
    blocks.forEach(state::apply);
    return state;
  }

  private static List<Block> blocks(String file) {
    return Vectors.lines(file).stream().map(Vectors::parse).map(VectorTypes::block).toList();
  }

  /** Spends and makes what the block says, without judging it. */
  public void apply(Block block) {
    for (Transaction tx : block.transactions()) {
      for (TxInput input : tx.inputs()) {
        unspent.remove(input.previousOutput());
      }
      Hash txid = tx.txid();
      for (int vout = 0; vout < tx.outputs().size(); vout++) {
        OutPoint outpoint = new OutPoint(txid, vout);
        unspent.put(outpoint, Utxo.of(outpoint, tx.outputs().get(vout)));
      }
    }
  }

  /** All unspent outputs by name. */
  public Map<OutPoint, Utxo> unspent() {
    return unspent;
  }
}
