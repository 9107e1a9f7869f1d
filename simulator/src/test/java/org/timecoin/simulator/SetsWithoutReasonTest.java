package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.objection.Approvals;
import org.timecoin.consensus.objection.SecondList;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.SetChange;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoteStep;

/** The checker's own word on sets that change: decided by reasons, or by liars. */
class SetsWithoutReasonTest {

  private static final int SEEDS = 300;
  private static final String WITHOUT_REASONS =
      "a set without reasons: node 1 commits what only liars stand behind";

  /** What the checker says to a run of an added member, decided by all; empty if nothing. */
  private static String verdict(World world, Instance genesis, Run run) {
    Statement said = Statement.vote(genesis.parent(), 0, VoteStep.PRECOMMIT, run.value());
    byte[] message = said.signBytes(World.GENESIS, genesis.voters().hash());
    List<Endorsement> signed = new ArrayList<>();
    for (int node : SimChain.members(genesis)) {
      signed.add(new Endorsement(SimKeys.key(node), SimKeys.sign(SimKeys.key(node), message)));
    }
    signed.sort(VoteChecks.byAddress(genesis.voters()));
    Certificate certificate =
        new Certificate(genesis.parent(), run.lastHeight(), run.value(), 0, signed);
    try {
      world.checker().committed(1, genesis, certificate, run);
      return "";
    } catch (Violation violation) {
      return violation.getMessage();
    }
  }

  private static Run withOneMore(World world, Instance genesis) {
    List<Integer> members = SimChain.members(genesis);
    List<Integer> more = Membership.moved(members, members.size());
    return world.chain().make(genesis, 1, more, members, true);
  }

  private static List<Scenario> withSpares() {
    List<Scenario> found = new ArrayList<>();
    for (long seed = 0; found.size() < SEEDS; seed++) {
      Scenario one = Scenario.of(seed);
      if (one.voters() >= 4 && one.spares() > 0 && one.byzantine() > 0) {
        found.add(one);
      }
    }
    return found;
  }

  @Test
  void aChangedSetStandsOnlyIfEnoughHonestVotersKnowWhy() {
    int refused = 0;
    int stood = 0;
    for (Scenario scenario : withSpares()) {
      World world = new World(scenario, Bug.NONE, false);
      Instance genesis = world.nodes().getFirst().tip();
      Run run = withOneMore(world, genesis);
      long reasonable =
          SimChain.members(genesis).stream()
              .filter(node -> node >= scenario.byzantine())
              .filter(node -> world.membership().hasReasons(node, genesis, run))
              .count();
      boolean enough = reasonable >= 2 * scenario.voters() / 3 + 1 - scenario.byzantine();

      assertThat(verdict(world, genesis, run))
          .as("seed " + scenario.seed())
          .isEqualTo(enough ? "" : WITHOUT_REASONS);
      refused += enough ? 0 : 1;
      stood += enough ? 1 : 0;
    }
    assertThat(refused).isPositive();
    assertThat(stood).isPositive();
  }

  /** The facts that voters are given, judged by the second list, say what the checker expects. */
  @Test
  void theSecondListRefusesExactlyWhatAVoterHasNoReasonFor() {
    for (Scenario scenario : withSpares()) {
      World world = new World(scenario, Bug.NONE, false);
      Instance genesis = world.nodes().getFirst().tip();
      Run run = withOneMore(world, genesis);
      List<Address> paid =
          world.chain().facts(run.value()).members().stream().map(SimKeys::address).toList();
      for (int node = 0; node < scenario.voters(); node++) {
        int voter = node;
        SecondList list =
            new SecondList(
                scenario.intervalSeconds(),
                who -> world.membership().facts(voter, who, genesis, run),
                Approvals.NONE);

        assertThat(list.objections(SetChange.of(genesis.voters(), paid), List.of()).isEmpty())
            .isEqualTo(world.membership().hasReasons(voter, genesis, run));
      }
    }
  }

  @Test
  void whereNobodyHasReasonsNoChangeStands() {
    Scenario steady =
        withSpares().stream().filter(one -> one.changePercent() == 0).findFirst().orElseThrow();
    World world = new World(steady, Bug.NONE, false);
    Instance genesis = world.nodes().getFirst().tip();
    Run run = withOneMore(world, genesis);

    assertThat(verdict(world, genesis, run)).isEqualTo(WITHOUT_REASONS);
  }
}
