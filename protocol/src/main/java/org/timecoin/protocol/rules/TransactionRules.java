package org.timecoin.protocol.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.key.SigningMessages;

/** The rules for one transaction, the same in a block and in the mempool. */
public final class TransactionRules {

  private TransactionRules() {}

  /** That there are outputs, and none of nothing. Holds for coinbases too. */
  public static Optional<Violation> outputs(Transaction tx, Hash txid, long height) {
    if (tx.outputs().isEmpty()) {
      return Optional.of(new Violation.OfTransaction(Rule.NO_OUTPUTS, height, txid));
    }
    if (tx.outputs().stream().anyMatch(output -> output.value() == 0)) {
      return Optional.of(new Violation.OfTransaction(Rule.ZERO_VALUE_OUTPUT, height, txid));
    }
    return Optional.empty();
  }

  /**
   * Everything that needs the state: inputs, keys, values, fee. The signatures come back as claims.
   *
   * @param tx not a coinbase
   * @param txid its id
   * @param height of the block it is in, or could be in
   * @param digit of the network's addresses
   * @param state before the block
   */
  public static Judgement<Spend> spend(
      Transaction tx, Hash txid, long height, AddressDigit digit, UtxoLookup state) {
    List<Utxo> spent = new ArrayList<>(tx.inputs().size());
    List<SignatureClaim> claims = new ArrayList<>(tx.inputs().size());
    SigningMessages messages = SigningMessages.of(tx);
    for (int i = 0; i < tx.inputs().size(); i++) {
      TxInput input = tx.inputs().get(i);
      Optional<Utxo> output = state.unspent(input.previousOutput());
      Optional<ScriptSig> scriptSig = ScriptSig.parse(input.scriptSig());
      Optional<Rule> rule = input(output, scriptSig, digit);
      if (rule.isPresent()) {
        return new Judgement.Broken<>(new Violation.OfInput(rule.get(), height, txid, i));
      }
      spent.add(output.orElseThrow());
      ByteString message = ByteString.of(messages.forInput(i));
      claims.add(new SignatureClaim(height, txid, i, scriptSig.orElseThrow(), message));
    }
    return values(tx, txid, height, spent, claims);
  }

  private static Optional<Rule> input(
      Optional<Utxo> output, Optional<ScriptSig> scriptSig, AddressDigit digit) {
    if (output.isEmpty()) {
      return Optional.of(Rule.UNKNOWN_OR_SPENT_INPUT);
    }
    if (scriptSig.isEmpty()) {
      return Optional.of(Rule.SCRIPT_SIG_NOT_96_BYTES);
    }
    return scriptSig.get().owns(output.get().scriptPubkey(), digit)
        ? Optional.empty()
        : Optional.of(Rule.WRONG_KEY);
  }

  private static Judgement<Spend> values(
      Transaction tx, Hash txid, long height, List<Utxo> spent, List<SignatureClaim> claims) {
    OptionalLong in = Sums.of(spent, Utxo::value);
    OptionalLong out = Sums.of(tx.outputs(), TxOutput::value);
    // What wraps around is more than there can be. All coins together never do.
    if (in.isEmpty()
        || out.isEmpty()
        || Long.compareUnsigned(out.getAsLong(), in.getAsLong()) > 0) {
      return broken(Rule.OUTPUTS_EXCEED_INPUTS, height, txid);
    }
    long fee = in.getAsLong() - out.getAsLong();
    long least = Long.divideUnsigned(out.getAsLong(), BlockLimits.OUTPUTS_PER_FEE);
    if (Long.compareUnsigned(fee, least) < 0) {
      return broken(Rule.FEE_TOO_LOW, height, txid);
    }
    return new Judgement.Holds<>(new Spend(spent, fee, claims));
  }

  private static Judgement<Spend> broken(Rule rule, long height, Hash txid) {
    return new Judgement.Broken<>(new Violation.OfTransaction(rule, height, txid));
  }
}
