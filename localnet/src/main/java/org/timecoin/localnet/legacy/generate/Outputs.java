package org.timecoin.localnet.legacy.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoSetHash;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.key.SigningKey;

/**
 * The unspent outputs of a made-up chain, and what its last two payees spend of them, oldest first.
 */
final class Outputs {
  /** As in the golden chain, nothing is spent before this height. */
  private static final long FIRST_SPENDING_HEIGHT = 100;

  private static final int SEQUENCE = 0xffffffff;

  private final Map<OutPoint, Utxo> unspent = new HashMap<>();
  private final Deque<Utxo> spendable = new ArrayDeque<>();
  private final Map<ByteString, SigningKey> spenders = new HashMap<>();
  private final List<ByteString> spenderScripts;

  Outputs(List<Payee> payees) {
    List<Payee> last = payees.subList(payees.size() - 2, payees.size());
    last.forEach(payee -> spenders.put(payee.address().script(), payee.key()));
    spenderScripts = last.stream().map(payee -> payee.address().script()).toList();
  }

  /** Takes the spent out and puts the new in. */
  void apply(Block block) {
    for (Transaction transaction : block.transactions()) {
      transaction.inputs().forEach(input -> unspent.remove(input.previousOutput()));
      Hash txid = transaction.txid();
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        Utxo utxo = Utxo.of(new OutPoint(txid, vout), transaction.outputs().get(vout));
        unspent.put(utxo.outpoint(), utxo);
        if (spenders.containsKey(utxo.scriptPubkey())) {
          spendable.addLast(utxo);
        }
      }
    }
  }

  /** Transactions for the next block, in its order; none spends an output of another. */
  List<Spend> spends(long height, int wanted, long timestamp) {
    List<Spend> spends = new ArrayList<>();
    while (height >= FIRST_SPENDING_HEIGHT && spends.size() < wanted && spendable.size() >= 2) {
      spends.add(spend(spendable.removeFirst(), spendable.removeFirst(), timestamp));
    }
    spends.sort(Comparator.comparing(spend -> spend.transaction().txid()));
    return spends;
  }

  /** Two outputs into two of about half each, less the fee of 0.1 %. */
  private Spend spend(Utxo one, Utxo other, long timestamp) {
    long in = one.value() + other.value();
    long half = in * 1000 / 1001 / 2;
    Transaction unsigned =
        new Transaction(
            1,
            List.of(input(one), input(other)),
            spenderScripts.stream().map(script -> new TxOutput(half, script)).toList(),
            0,
            timestamp);
    List<SigningKey> keys =
        List.of(spenders.get(one.scriptPubkey()), spenders.get(other.scriptPubkey()));
    return new Spend(ScriptSig.sign(unsigned, keys), in - 2 * half);
  }

  private static TxInput input(Utxo spent) {
    return new TxInput(spent.outpoint(), ByteString.EMPTY, SEQUENCE);
  }

  long count() {
    return unspent.size();
  }

  long totalSat() {
    return unspent.values().stream().mapToLong(Utxo::value).sum();
  }

  Hash stateHash() {
    return UtxoSetHash.of(unspent.values());
  }
}
