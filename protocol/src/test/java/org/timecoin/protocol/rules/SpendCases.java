package org.timecoin.protocol.rules;

import java.util.List;
import java.util.Random;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.key.SigningKey;

/** Cases of the rules that need the outputs unspent before the block. */
final class SpendCases {

  private static final long FEE = 10_000_000;

  private final Devnet devnet = new Devnet();

  void addTo(RuleCases cases) {
    Transaction spend = devnet.spend(0, FEE);
    Block valid = with(spend, FEE);
    SigningKey thief = SigningKey.generate(new Random(7));
    Transaction stolen = ScriptSig.sign(spend, List.of(thief));
    List<TxOutput> more = List.of(new TxOutput(Devnet.COIN + 1, devnet.script()));
    cases.always(Rule.UNKNOWN_OR_SPENT_INPUT, valid, with(devnet.spend(50, FEE), FEE));
    cases.always(Rule.SCRIPT_SIG_NOT_96_BYTES, valid, with(cut(spend), FEE));
    cases.always(Rule.WRONG_KEY, valid, with(stolen, FEE));
    cases.always(Rule.BAD_SIGNATURE, valid, with(later(spend), FEE));
    cases.always(Rule.OUTPUTS_EXCEED_INPUTS, valid, with(devnet.spend(0, more), 0));
    cases.always(
        Rule.FEE_TOO_LOW,
        with(devnet.spend(0, 4_995_004), 4_995_004),
        with(devnet.spend(0, 4_995_003), 4_995_003));
  }

  private Block with(Transaction transaction, long fee) {
    return devnet.block().add(transaction, fee).pay(devnet.paid()).build();
  }

  /** The signature stays, what it is over changes. */
  private static Transaction later(Transaction tx) {
    return new Transaction(1, tx.inputs(), tx.outputs(), tx.lockTime(), tx.timestamp() + 1);
  }

  private static Transaction cut(Transaction tx) {
    TxInput input = tx.inputs().getFirst();
    TxInput shorter =
        new TxInput(input.previousOutput(), ByteString.of(new byte[95]), input.sequence());
    return new Transaction(1, List.of(shorter), tx.outputs(), tx.lockTime(), tx.timestamp());
  }
}
