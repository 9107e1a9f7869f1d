package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.ScriptSig;

/** Edges of the rules for one transaction: values, fees, ownership. */
class TransactionRulesTest {

  private final Devnet devnet = new Devnet();

  @Test
  void aValidSpendTellsWhatItDoes() {
    Transaction tx = devnet.spend(0, 10_000_000);
    Spend spend = holds(judge(tx));

    assertThat(spend.fee()).isEqualTo(10_000_000);
    assertThat(spend.spent()).extracting(Utxo::outpoint).containsExactly(devnet.coin(0));
    assertThat(spend.claims()).hasSize(1).allMatch(SignatureClaim::holds);
  }

  @Test
  void theLeastFeeIsAThousandthOfTheOutputsRoundedDown() {
    // Either way the outputs are 4,995,004,99x, which owe 4,995,004.
    assertThat(holds(judge(devnet.spend(0, 4_995_004))).fee()).isEqualTo(4_995_004);
    assertThat(broken(judge(devnet.spend(0, 4_995_003)))).isEqualTo(Rule.FEE_TOO_LOW);
  }

  @Test
  void smallAmountsOweNothing() {
    List<TxOutput> outputs = List.of(new TxOutput(999, devnet.script()));

    assertThat(holds(judge(devnet.spend(0, outputs), coinOf(999))).fee()).isZero();
    assertThat(holds(judge(devnet.spend(0, outputs), coinOf(1000))).fee()).isEqualTo(1);
  }

  @Test
  void outputsMayNotExceedInputs() {
    List<TxOutput> oneMore = List.of(new TxOutput(Devnet.COIN + 1, devnet.script()));

    assertThat(broken(judge(devnet.spend(0, oneMore)))).isEqualTo(Rule.OUTPUTS_EXCEED_INPUTS);
  }

  @Test
  void outputsMayNotWrapAround() {
    List<TxOutput> wrapping =
        List.of(
            new TxOutput(-1, devnet.script()),
            new TxOutput(1, devnet.script()),
            new TxOutput(1000, devnet.script()));

    assertThat(broken(judge(devnet.spend(0, wrapping)))).isEqualTo(Rule.OUTPUTS_EXCEED_INPUTS);
  }

  @Test
  void amountsAboveTheSignBitCount() {
    List<TxOutput> outputs = List.of(new TxOutput(Long.MIN_VALUE, devnet.script()));

    assertThat(holds(judge(devnet.spend(0, outputs), coinOf(-1))).fee()).isEqualTo(Long.MAX_VALUE);
    assertThat(broken(judge(devnet.spend(0, outputs), coinOf(Long.MAX_VALUE))))
        .isEqualTo(Rule.OUTPUTS_EXCEED_INPUTS);
  }

  @Test
  void anOutputThatIsNotThereCannotBeSpent() {
    Transaction tx = devnet.spend(0, 10_000_000);

    assertThat(broken(judge(tx, outpoint -> Optional.empty())))
        .isEqualTo(Rule.UNKNOWN_OR_SPENT_INPUT);
  }

  @Test
  void theInputThatIsWrongIsNamed() {
    TxOutput output = new TxOutput(Devnet.COIN, devnet.script());
    Transaction signed =
        ScriptSig.sign(
            devnet.unsigned(List.of(0, 1), List.of(output)), List.of(devnet.wallet, devnet.wallet));
    TxInput cut =
        new TxInput(devnet.coin(1), ByteString.of(new byte[95]), signed.inputs().get(1).sequence());
    Transaction tx =
        new Transaction(
            1,
            List.of(signed.inputs().getFirst(), cut),
            signed.outputs(),
            signed.lockTime(),
            signed.timestamp());

    assertThat(judge(tx))
        .isEqualTo(
            new Judgement.Broken<>(
                new Violation.OfInput(Rule.SCRIPT_SIG_NOT_96_BYTES, 1, tx.txid(), 1)));
  }

  @Test
  void theKeyMustOwnTheOutputOnThisNetwork() {
    Transaction tx = devnet.spend(0, 10_000_000);

    assertThat(
            broken(
                TransactionRules.spend(
                    tx, tx.txid(), 1, AddressDigit.MAINNET, coinOf(Devnet.COIN))))
        .isEqualTo(Rule.WRONG_KEY);
  }

  @Test
  void aSignatureThatDoesNotHoldIsAClaimThatDoesNot() {
    Transaction tx = devnet.spend(0, 10_000_000);
    Transaction later =
        new Transaction(1, tx.inputs(), tx.outputs(), tx.lockTime(), tx.timestamp() + 1);
    Spend spend = holds(judge(later));

    assertThat(StatefulRules.verify(spend.claims()))
        .contains(new Violation.OfInput(Rule.BAD_SIGNATURE, 1, later.txid(), 0));
  }

  @Test
  void outputsAreSomeAndOfSomething() {
    Transaction none = devnet.unsigned(List.of(0), List.of());
    Transaction nothing = devnet.unsigned(List.of(0), List.of(new TxOutput(0, devnet.script())));

    assertThat(TransactionRules.outputs(none, Hash.ZERO, 1).map(Violation::broken))
        .contains(Rule.NO_OUTPUTS);
    assertThat(TransactionRules.outputs(nothing, Hash.ZERO, 1).map(Violation::broken))
        .contains(Rule.ZERO_VALUE_OUTPUT);
    assertThat(TransactionRules.outputs(devnet.spend(0, 1), Hash.ZERO, 1)).isEmpty();
  }

  private UtxoLookup coinOf(long value) {
    return outpoint -> Optional.of(Utxo.of(outpoint, new TxOutput(value, devnet.script())));
  }

  private Judgement<Spend> judge(Transaction tx) {
    return judge(tx, outpoint -> unspent(outpoint));
  }

  private Optional<Utxo> unspent(OutPoint outpoint) {
    return Optional.ofNullable(devnet.state.unspent().get(outpoint));
  }

  private static Judgement<Spend> judge(Transaction tx, UtxoLookup state) {
    return TransactionRules.spend(tx, tx.txid(), 1, AddressDigit.TESTNET, state);
  }

  private static Spend holds(Judgement<Spend> judgement) {
    assertThat(judgement).isInstanceOf(Judgement.Holds.class);
    return ((Judgement.Holds<Spend>) judgement).result();
  }

  private static Rule broken(Judgement<Spend> judgement) {
    assertThat(judgement).isInstanceOf(Judgement.Broken.class);
    return ((Judgement.Broken<Spend>) judgement).violation().broken();
  }
}
