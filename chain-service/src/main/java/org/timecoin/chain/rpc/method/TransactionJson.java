package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;

/** A transaction as {@code getrawtransaction} shows it, and {@code getblock} at verbosity 2. */
final class TransactionJson {

  private TransactionJson() {}

  /**
   * A transaction of a block.
   *
   * @param index its place in the block
   * @param tipHeight from which confirmations are counted
   * @param spent the outputs that the block spends, by name
   */
  static ObjectNode of(HashedBlock block, int index, long tipHeight, Map<OutPoint, Coin> spent) {
    Transaction tx = block.block().transactions().get(index);
    ObjectNode json = json(tx, block.txids().get(index), input -> spent(input, coin(input, spent)));
    json.put("confirmations", tipHeight - block.height() + 1);
    json.put("time", tx.timestamp());
    json.put("blocktime", block.header().timestamp());
    json.put("blockhash", block.hash().hex());
    json.put("height", block.height());
    json.set("fee", RpcJson.amount(fee(tx, spent)));
    json.put("state", "confirmed");
    return json;
  }

  /** A transaction from its bytes alone, which don't say what its inputs hold. */
  static ObjectNode of(Transaction tx) {
    return json(tx, tx.txid(), TransactionJson::input).put("time", tx.timestamp());
  }

  private static ObjectNode json(
      Transaction tx, Hash txid, Function<TxInput, ObjectNode> inputJson) {
    ObjectNode json = RpcJson.object();
    json.put("txid", txid.hex());
    json.put("version", Integer.toUnsignedLong(tx.version()));
    json.put("size", TransactionCodec.encodedSize(tx));
    json.put("locktime", Integer.toUnsignedLong(tx.lockTime()));
    ArrayNode inputs = json.putArray("vin");
    tx.inputs().forEach(input -> inputs.add(inputJson.apply(input)));
    ArrayNode outputs = json.putArray("vout");
    for (int n = 0; n < tx.outputs().size(); n++) {
      outputs.add(output(tx.outputs().get(n), n));
    }
    return json;
  }

  private static ObjectNode input(TxInput input) {
    OutPoint outpoint = input.previousOutput();
    ObjectNode json = RpcJson.object();
    json.put("txid", outpoint.txid().hex());
    json.put("vout", Integer.toUnsignedLong(outpoint.vout()));
    return json.put("sequence", Integer.toUnsignedLong(input.sequence()));
  }

  private static ObjectNode spent(TxInput input, Coin coin) {
    ObjectNode json = input(input);
    json.put("address", coin.output().scriptPubkey().asText());
    json.set("value", RpcJson.amount(coin.output().value()));
    return json.put("value_sat", coin.output().value());
  }

  private static ObjectNode output(TxOutput output, int n) {
    ObjectNode json = RpcJson.object();
    json.set("value", RpcJson.amount(output.value()));
    json.put("n", n);
    ByteString script = output.scriptPubkey();
    ObjectNode shown = json.putObject("scriptPubKey").put("hex", script.hex());
    Address.parse(script.asText()).ifPresent(address -> shown.put("address", address.text()));
    return json.put("value_sat", output.value());
  }

  private static long fee(Transaction tx, Map<OutPoint, Coin> spent) {
    if (tx.isCoinbase()) {
      return 0;
    }
    long in = tx.inputs().stream().mapToLong(input -> coin(input, spent).output().value()).sum();
    return in - tx.outputs().stream().mapToLong(TxOutput::value).sum();
  }

  private static Coin coin(TxInput input, Map<OutPoint, Coin> spent) {
    OutPoint outpoint = input.previousOutput();
    Coin coin = spent.get(outpoint);
    if (coin == null) {
      // Kept with every block that spends; its absence is damage, and no value is made up for it.
      throw new IllegalStateException("the spent output " + outpoint + " is not stored");
    }
    return coin;
  }
}
