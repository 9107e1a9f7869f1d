package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.reward.Amounts;

/** What a block does to the state, and the rules over all its transactions together. */
class StatefulRulesTest {

  private static final long FEE = 10_000_000;

  private final Devnet devnet = new Devnet();

  @Test
  void aBlockSpendsAndMakesInItsOrder() {
    Transaction one = devnet.spend(0, FEE);
    Transaction two = devnet.spend(1, FEE);
    HashedBlock block = HashedBlock.of(block(one, two));
    StateChange change = holds(block);
    List<OutPoint> inputs =
        block.block().transactions().stream()
            .flatMap(tx -> tx.inputs().stream())
            .map(TxInput::previousOutput)
            .toList();

    assertThat(change.spent()).extracting(Utxo::outpoint).isEqualTo(inputs);
    assertThat(change.fees()).isEqualTo(2 * FEE);
    assertThat(change.claims()).hasSize(2).allMatch(SignatureClaim::holds);
    assertThat(change.created()).hasSize(4 + 2);
    assertThat(change.created().getFirst().outpoint())
        .isEqualTo(new OutPoint(block.txids().getFirst(), 0));
  }

  @Test
  void aBlockWithoutSpendsMakesItsRewards() {
    StateChange change = holds(HashedBlock.of(devnet.block().build()));

    assertThat(change.spent()).isEmpty();
    assertThat(change.claims()).isEmpty();
    assertThat(change.fees()).isZero();
    assertThat(change.created().stream().mapToLong(Utxo::value).sum())
        .isBetween(Amounts.BLOCK_SUBSIDY - 3, Amounts.BLOCK_SUBSIDY);
  }

  @Test
  void whatABlockMakesCannotBeSpentInIt() {
    Transaction parent = devnet.spend(0, FEE);
    TxInput input = new TxInput(new OutPoint(parent.txid(), 0), ByteString.EMPTY, -1);
    TxOutput output = new TxOutput(Devnet.COIN - 2 * FEE, devnet.script());
    Transaction child =
        ScriptSig.sign(
            new Transaction(1, List.of(input), List.of(output), 0, 0), List.of(devnet.wallet));

    assertThat(broken(block(parent, child)))
        .isEqualTo(new Violation.OfInput(Rule.UNKNOWN_OR_SPENT_INPUT, 1, child.txid(), 0));
  }

  @Test
  void theHeaderSaysTheSubsidyAndEveryFee() {
    BlockBuilder right = devnet.block().add(devnet.spend(0, FEE), FEE).pay(devnet.paid());

    assertThat(judge(right.build())).isInstanceOf(Judgement.Holds.class);
    assertThat(broken(right.blockReward(Amounts.BLOCK_SUBSIDY + FEE - 1).build()).broken())
        .isEqualTo(Rule.WRONG_BLOCK_REWARD);
    assertThat(broken(right.blockReward(Amounts.BLOCK_SUBSIDY).build()).broken())
        .isEqualTo(Rule.WRONG_BLOCK_REWARD);
  }

  @Test
  void theFirstBadSignatureIsNamed() {
    Transaction good = devnet.spend(0, FEE);
    Transaction bad = laterThan(devnet.spend(1, FEE));
    StateChange change = holds(HashedBlock.of(block(good, bad)));

    assertThat(StatefulRules.verify(change.claims()))
        .contains(new Violation.OfInput(Rule.BAD_SIGNATURE, 1, bad.txid(), 0));
    assertThat(change.claims().stream().filter(SignatureClaim::holds)).hasSize(1);
  }

  @Test
  void aGenesisBlockMakesItsOutputs() {
    List<Utxo> created = StatefulRules.created(HashedBlock.of(devnet.parameters.genesis()));

    assertThat(created).hasSize(9);
    assertThat(created.get(1).outpoint()).isEqualTo(devnet.coin(0));
    assertThat(created.get(1).address()).isEqualTo(devnet.script().asText());
  }

  /** The signature stays, what it is over changes. */
  private static Transaction laterThan(Transaction tx) {
    return new Transaction(1, tx.inputs(), tx.outputs(), tx.lockTime(), tx.timestamp() + 1);
  }

  private Block block(Transaction... transactions) {
    BlockBuilder builder = devnet.block();
    for (Transaction transaction : transactions) {
      builder.add(transaction, FEE);
    }
    return builder.pay(devnet.paid()).build();
  }

  private Judgement<StateChange> judge(Block block) {
    return judge(HashedBlock.of(block));
  }

  private Judgement<StateChange> judge(HashedBlock block) {
    UtxoLookup lookup = outpoint -> Optional.ofNullable(devnet.state.unspent().get(outpoint));
    return StatefulRules.check(block, AddressDigit.TESTNET, lookup);
  }

  private StateChange holds(HashedBlock block) {
    Judgement<StateChange> judgement = judge(block);
    assertThat(judgement).isInstanceOf(Judgement.Holds.class);
    return ((Judgement.Holds<StateChange>) judgement).result();
  }

  private Violation broken(Block block) {
    Judgement<StateChange> judgement = judge(block);
    assertThat(judgement).isInstanceOf(Judgement.Broken.class);
    return ((Judgement.Broken<StateChange>) judgement).violation();
  }
}
