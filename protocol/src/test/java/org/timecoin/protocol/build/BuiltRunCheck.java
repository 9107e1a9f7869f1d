package org.timecoin.protocol.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.reward.Amounts;
import org.timecoin.protocol.rules.CollateralLookup;
import org.timecoin.protocol.rules.Devnet;
import org.timecoin.protocol.rules.Judgement;
import org.timecoin.protocol.rules.ProvenCollateral;
import org.timecoin.protocol.rules.RunContext;
import org.timecoin.protocol.rules.RunRules;
import org.timecoin.protocol.rules.StateChange;
import org.timecoin.protocol.rules.StatefulRules;
import org.timecoin.protocol.vote.Electorate;
import org.timecoin.protocol.vote.VoterSet;

/** Judges a run by every rule but its certificate's, as a chain does, block after block. */
final class BuiltRunCheck {

  private final Devnet devnet;
  private final CollateralLookup collateral;

  BuiltRunCheck(Devnet devnet) {
    this.devnet = devnet;
    this.collateral = address -> new ProvenCollateral(devnet.tier(address.text()), 0);
  }

  List<Address> members() {
    return devnet.keys().stream().map(key -> key.address(AddressDigit.TESTNET)).toList();
  }

  RunPlan plan(int blocks) {
    return RunPlan.of(devnet.parameters, devnet.genesis(), members(), collateral, blocks);
  }

  /** Asserts that the run is valid on a state, which is changed as it says. */
  void assertValid(List<HashedBlock> run, Map<OutPoint, Utxo> state) {
    Electorate electorate = new Electorate(VoterSet.of(members()), 0, false);
    RunContext context =
        new RunContext(devnet.parameters, devnet.genesis(), electorate, collateral);
    assertThat(RunRules.check(run, context)).isEmpty();
    run.forEach(block -> apply(block, state));
  }

  private void apply(HashedBlock block, Map<OutPoint, Utxo> state) {
    Judgement<StateChange> judgement =
        StatefulRules.check(
            block,
            devnet.parameters.addressDigit(),
            outpoint -> Optional.ofNullable(state.get(outpoint)));
    assertThat(judgement).isInstanceOf(Judgement.Holds.class);
    StateChange change = ((Judgement.Holds<StateChange>) judgement).result();
    assertThat(StatefulRules.verify(change.claims())).isEmpty();
    // No block makes more than the subsidy: what Amounts says of all that can exist rests on it.
    assertThat(sum(change.created()))
        .isLessThanOrEqualTo(sum(change.spent()) + Amounts.BLOCK_SUBSIDY);
    change.spent().forEach(utxo -> state.remove(utxo.outpoint()));
    change.created().forEach(utxo -> state.put(utxo.outpoint(), utxo));
  }

  private static long sum(List<Utxo> outputs) {
    return outputs.stream().mapToLong(Utxo::value).reduce(0, Math::addExact);
  }
}
