package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** What a voter checks before it prevotes, and when it waits no longer. */
class PrevoteTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  private static Statement prevote(int round, Hash value) {
    return Statement.vote(RoundLab.PARENT, round, VoteStep.PREVOTE, value);
  }

  @Test
  void aValidFreshProposalIsPrevoted() {
    lab.propose(0, run, Verdict.GOOD);

    assertThat(lab.said()).containsExactly(prevote(0, run.value()));
  }

  @Test
  void nothingIsSaidBeforeTheRunIsJudged() {
    Statement said = Statement.proposal(RoundLab.PARENT, 0, run.value(), Statement.NONE);
    lab.receive(lab.sign(RoundLab.leaderOf(0), said));
    assertThat(lab.all(Effect.AskRun.class)).hasSize(1);

    lab.step(new Input.RunArrived("peer", run));
    assertThat(lab.said()).isEmpty();
    assertThat(lab.all(Effect.Judge.class)).hasSize(1);

    lab.judge(run, Verdict.GOOD);
    assertThat(lab.said()).containsExactly(prevote(0, run.value()));
  }

  @Test
  void anInvalidRunIsPrevotedNil() {
    lab.propose(0, run, Verdict.INVALID);

    assertThat(lab.said()).containsExactly(prevote(0, Statement.NIL));
  }

  @Test
  void anUnwelcomeFreshRunIsPrevotedNil() {
    lab.propose(0, run, Verdict.UNWELCOME);

    assertThat(lab.said()).containsExactly(prevote(0, Statement.NIL));
  }

  @Test
  void aRunThatIsNotDueIsHeldUntilItIs() {
    lab.wallMs -= 1_500;
    lab.propose(0, run, Verdict.GOOD);
    assertThat(lab.said()).isEmpty();
    assertThat(lab.all(Effect.SetTimer.class))
        .filteredOn(timer -> timer.timer().kind() == Timer.Kind.DUE)
        .extracting(Effect.SetTimer::atMs)
        .containsExactly(lab.monotonicMs + 1_500);

    lab.wallMs += 1_500;
    lab.fire(Timer.Kind.DUE, 0);
    assertThat(lab.said()).containsExactly(prevote(0, run.value()));
  }

  @Test
  void aHeldRunIsGivenUpAtTheProposeTimeout() {
    lab.wallMs -= 5_000;
    lab.propose(0, run, Verdict.GOOD);
    lab.fire(Timer.Kind.PROPOSE, 0);

    assertThat(lab.said()).containsExactly(prevote(0, Statement.NIL));
  }

  @Test
  void withoutAProposalTheTimeoutPrevotesNil() {
    lab.fire(Timer.Kind.PROPOSE, 0);

    assertThat(lab.said()).containsExactly(prevote(0, Statement.NIL));
  }

  @Test
  void aTimeoutOfAnotherRoundOrHeightDoesNothing() {
    lab.fire(Timer.Kind.PROPOSE, 1);
    lab.step(new Input.TimedOut(new Timer(Timer.Kind.PROPOSE, 6, 0)));

    assertThat(lab.said()).isEmpty();
  }

  @Test
  void onlyOnceInARound() {
    lab.propose(0, run, Verdict.GOOD);
    lab.fire(Timer.Kind.PROPOSE, 0);

    assertThat(lab.said()).hasSize(1);
  }

  @Test
  void aLeaderThatFailedAndWasNotHeardIsNotWaitedForAgain() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    int failed = RoundLab.leaderOf(0);
    for (int other : lab.others()) {
      if (other != failed) {
        lab.receive(lab.vote(other, 4, VoteStep.PREVOTE, Statement.NIL));
      }
    }

    // Round 4 is from round n on: the same leader, with its full timeout.
    assertThat(lab.state.roundNumber()).isEqualTo(4);
    assertThat(lab.said()).doesNotContain(prevote(4, Statement.NIL));
  }

  @Test
  void aLeaderSilentForThreeMinutesIsPassedOver() {
    lab.pass(180);
    assertThat(lab.said()).containsOnly(prevote(0, Statement.NIL));
  }

  @Test
  void timeInWhichThisVoterDidNotRunIsNobodysSilence() {
    lab.pass(100);
    lab.monotonicMs += 3_600_000;
    lab.pass(65);
    assertThat(lab.said()).isEmpty();

    lab.pass(10);
    assertThat(lab.said()).containsOnly(prevote(0, Statement.NIL));
  }

  @Test
  void aHeartbeatKeepsTheLeaderWaitedFor() {
    lab.pass(160);
    int leader = RoundLab.leaderOf(0);
    lab.step(new Input.Beat(lab.instance.voters().addresses().get(leader)));
    lab.pass(20);

    assertThat(lab.said()).isEmpty();
  }
}
