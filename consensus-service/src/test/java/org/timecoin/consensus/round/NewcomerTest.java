package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * Old keys vote on another history below the checkpoint: whoever is still down there, be its own
 * key among the old ones, signs nothing of it.
 */
class NewcomerTest {

  private static final Hash VOUCHED = Hash.sha256(new byte[] {50});
  private static final int OWN = RoundLab.leaderOf(3);
  private static final long HEIGHT = RoundLab.PARENT.height();

  private final RoundLab below = RoundLab.under(OWN, new Checkpoint(5_000, VOUCHED));
  private final Run run = below.run(1);

  /** What makes a voter prevote and precommit. */
  private void vote(RoundLab lab) {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.others());
  }

  private void assertSilent(RoundLab lab, Abstention reason) {
    vote(lab);
    lab.fire(Timer.Kind.REPEAT, 0);

    assertThat(lab.all(Effect.Store.class)).isEmpty();
    assertThat(lab.said()).isEmpty();
    assertThat(lab.state.standing()).isEqualTo(new Standing.Signing());
    assertThat(lab.state.abstention()).contains(reason);
    assertThat(lab.state.mayApprove()).isFalse();
  }

  @Test
  void belowItsCheckpointAVoterOfTheOldSetSignsNothing() {
    assertSilent(below, Abstention.BELOW_CHECKPOINT);
  }

  @Test
  void norDoesItLeadThere() {
    RoundLab leader = RoundLab.under(RoundLab.leaderOf(0), new Checkpoint(HEIGHT + 1, VOUCHED));
    assertThat(leader.all(Effect.Build.class)).isEmpty();
  }

  @Test
  void itFollowsCertificatesUpThere() {
    below.step(
        new Input.CertificateShown(
            "peer", below.certificate(0, run, below.others()), Optional.of(run)));
    below.judge(run, Verdict.GOOD);

    assertThat(below.all(Effect.Commit.class)).hasSize(1);
  }

  @Test
  void itSignsFromTheCheckpointOn() {
    RoundLab lab = RoundLab.under(OWN, new Checkpoint(HEIGHT + 1, run.value()));
    lab.step(new Input.Opened(lab.instance(new Parent(HEIGHT + 1, run.value()), 4)));
    lab.wallMs += 1_000L * RoundLab.INTERVAL;
    lab.fire(Timer.Kind.REPEAT, 0);
    lab.fire(Timer.Kind.PROPOSE, 0);

    assertThat(lab.state.abstention()).isEmpty();
    assertThat(lab.said()).hasSize(1);
  }

  @Test
  void theHighestOfSeveralCounts() {
    Checkpoint passed = new Checkpoint(0, RoundLab.GENESIS);
    Checkpoint here = new Checkpoint(HEIGHT, RoundLab.PARENT.hash());
    RoundLab free = RoundLab.under(OWN, passed, here);
    vote(free);
    assertThat(free.said()).hasSize(2);

    assertSilent(
        RoundLab.under(OWN, passed, new Checkpoint(HEIGHT + 1, VOUCHED), here),
        Abstention.BELOW_CHECKPOINT);
  }

  @Test
  void onAnotherBlockThanTheVouchedItSignsNothing() {
    assertSilent(
        RoundLab.under(OWN, new Checkpoint(HEIGHT, VOUCHED)), Abstention.CONTRADICTS_CHECKPOINT);
  }

  @Test
  void otherReasonsToSignNothingHaveNamesToo() {
    Statement above = Statement.vote(new Parent(9, run.value()), 0, VoteStep.PREVOTE, run.value());
    VoteIntent row = new VoteIntent(above, below.instance.voters().hash(), Backing.NONE);
    RoundLab behind = RoundLab.listening(OWN, List.of(row));
    behind.listen();
    assertSilent(behind, Abstention.BELOW_OWN_ROWS);

    RoundLab replaced = RoundLab.started(OWN);
    replaced.step(new Input.Opened(replaced.instanceOfStrangers(new Parent(8, run.value()))));
    assertThat(replaced.state.abstention()).contains(Abstention.NOT_A_VOTER);
    assertThat(RoundLab.started(OWN).state.abstention()).isEmpty();
  }
}
