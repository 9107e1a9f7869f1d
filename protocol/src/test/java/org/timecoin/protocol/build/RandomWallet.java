package org.timecoin.protocol.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.rules.UtxoLookup;

/** Coins of one key, and transactions that spend them: valid, invalid, chained, conflicting. */
final class RandomWallet {

  static final long COIN = 1_000_000_000;

  private final Arbitrary any;
  private final SigningKey key;
  private final Map<OutPoint, Utxo> unspent = new HashMap<>();

  /** What transactions may spend: what is there, and what other transactions make. */
  private final List<Utxo> spendable = new ArrayList<>();

  RandomWallet(Arbitrary any, SigningKey key, int coins) {
    this.any = any;
    this.key = key;
    for (int i = 0; i < coins; i++) {
      Utxo coin = Utxo.of(new OutPoint(any.hash(), any.below(3)), output(COIN));
      unspent.put(coin.outpoint(), coin);
      spendable.add(coin);
    }
  }

  /** A state of its own that starts with the coins. */
  Map<OutPoint, Utxo> coins() {
    return new HashMap<>(unspent);
  }

  UtxoLookup lookup() {
    return outpoint -> Optional.ofNullable(unspent.get(outpoint));
  }

  /** The n-th coin. */
  Utxo coin(int n) {
    return spendable.get(n);
  }

  TxOutput output(long value) {
    return new TxOutput(value, key.address(AddressDigit.TESTNET).script());
  }

  /** Spends these into one output, leaving this fee. */
  Transaction spend(List<Utxo> inputs, long fee) {
    return spend(inputs, fee, ByteString.EMPTY);
  }

  /** The same with an output of this script besides. */
  Transaction spend(List<Utxo> inputs, long fee, ByteString script) {
    long all = inputs.stream().mapToLong(Utxo::value).sum();
    List<TxOutput> outputs = new ArrayList<>(List.of(output(all - fee)));
    if (script.length() > 0) {
      outputs.set(0, output(all - fee - 1));
      outputs.add(new TxOutput(1, script));
    }
    return signed(inputs, outputs, key);
  }

  Transaction signed(List<Utxo> inputs, List<TxOutput> outputs, SigningKey signer) {
    List<TxInput> unsigned =
        inputs.stream().map(in -> new TxInput(in.outpoint(), ByteString.EMPTY, any.u32())).toList();
    Transaction tx = new Transaction(1, unsigned, outputs, 0, any.u64());
    return ScriptSig.sign(tx, inputs.stream().map(in -> signer).toList());
  }

  /** The first output of a transaction of ours. */
  static Utxo made(Transaction tx) {
    return Utxo.of(new OutPoint(tx.txid(), 0), tx.outputs().getFirst());
  }

  /** So many transactions, with outputs of at most so many bytes besides. */
  List<Transaction> transactions(int count, int scriptMost) {
    List<Transaction> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Transaction tx = transaction(ByteString.of(any.bytes(any.below(scriptMost))));
      all.add(tx);
      if (!tx.outputs().isEmpty()) {
        spendable.add(made(tx));
      }
    }
    return all;
  }

  private Transaction transaction(ByteString script) {
    List<Utxo> inputs = new ArrayList<>();
    for (int i = any.below(3); i >= 0; i--) {
      inputs.add(any.oneOf(spendable));
    }
    long all = inputs.stream().mapToLong(Utxo::value).sum();
    long fee = all / 1000 + 1 + any.below(1_000_000);
    return switch (any.below(16)) {
      case 0 -> tampered(spend(inputs, fee, script));
      case 1 -> signed(inputs, List.of(output(all)), SigningKey.generate(new Random(5)));
      case 2 -> spend(inputs, -fee, script);
      case 3 -> spend(inputs, all / 2000, script);
      case 4 -> signed(inputs, List.of(), key);
      case 5 -> signed(inputs, List.of(output(0)), key);
      case 6 -> signed(List.of(), List.of(output(1)), key);
      case 7 -> spend(List.of(Utxo.of(new OutPoint(any.hash(), 0), output(COIN))), fee, script);
      case 8 -> cut(spend(inputs, fee, script));
      default -> spend(inputs.stream().distinct().toList(), fee, script);
    };
  }

  private static Transaction tampered(Transaction tx) {
    return new Transaction(2, tx.inputs(), tx.outputs(), tx.lockTime(), tx.timestamp());
  }

  private static Transaction cut(Transaction tx) {
    List<TxInput> inputs =
        tx.inputs().stream()
            .map(in -> new TxInput(in.previousOutput(), ByteString.EMPTY, in.sequence()))
            .toList();
    return new Transaction(1, inputs, tx.outputs(), tx.lockTime(), tx.timestamp());
  }
}
