package org.timecoin.chain.rpc.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;

/** Who holds what after some blocks and how it came to it, by the plainest replay there is. */
final class GoldenLedger {

  /** What a transaction did to an address. */
  record Change(String txid, long height, int position, long received, long spent) {}

  /** An unspent output. */
  record Unspent(OutPoint outpoint, TxOutput output, long height) {}

  private final Map<OutPoint, Unspent> unspent = new HashMap<>();
  private final Map<OutPoint, TxOutput> outputs = new HashMap<>();
  private final Map<String, List<Change>> changes = new TreeMap<>();

  GoldenLedger(List<Block> blocks) {
    for (Block block : blocks) {
      for (int i = 0; i < block.transactions().size(); i++) {
        apply(block.transactions().get(i), block.header().height(), i);
      }
    }
  }

  private void apply(Transaction tx, long height, int position) {
    Map<String, long[]> touched = new LinkedHashMap<>();
    tx.inputs()
        .forEach(
            input -> {
              TxOutput spent = unspent.remove(input.previousOutput()).output();
              touched.computeIfAbsent(address(spent), unused -> new long[2])[1] += spent.value();
            });
    for (int vout = 0; vout < tx.outputs().size(); vout++) {
      TxOutput output = tx.outputs().get(vout);
      OutPoint name = new OutPoint(tx.txid(), vout);
      unspent.put(name, new Unspent(name, output, height));
      outputs.put(name, output);
      touched.computeIfAbsent(address(output), unused -> new long[2])[0] += output.value();
    }
    touched.forEach(
        (address, sums) ->
            changes
                .computeIfAbsent(address, unused -> new ArrayList<>())
                .addFirst(new Change(tx.txid().hex(), height, position, sums[0], sums[1])));
  }

  private static String address(TxOutput output) {
    return output.scriptPubkey().asText();
  }

  /** Everybody who was ever paid. */
  List<String> addresses() {
    return List.copyOf(changes.keySet());
  }

  /** The newest first. */
  List<Change> changes(String address) {
    return changes.get(address);
  }

  List<Unspent> unspent(String address) {
    return unspent.values().stream().filter(one -> address(one.output()).equals(address)).toList();
  }

  long balance(String address) {
    return unspent(address).stream().mapToLong(one -> one.output().value()).sum();
  }

  /** Any output that was ever made. */
  TxOutput output(OutPoint name) {
    return outputs.get(name);
  }
}
