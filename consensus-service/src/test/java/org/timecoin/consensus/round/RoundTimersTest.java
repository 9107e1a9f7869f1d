package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.reward.LeaderOrder.Candidate;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.vote.VoterSet;

/** When the vote timeouts begin, what they lead to in each step, and what needs none. */
class RoundTimersTest {

  private static final int FIRST = 50;

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  private List<Long> timers(Timer.Kind kind, int round) {
    return lab.all(Effect.SetTimer.class).stream()
        .filter(one -> one.timer().kind() == kind && one.timer().round() == round)
        .map(one -> one.atMs() - lab.monotonicMs)
        .toList();
  }

  private static Statement nil(int round, VoteStep step) {
    return Statement.vote(RoundLab.PARENT, round, step, Statement.NIL);
  }

  private void othersPrecommitNil() {
    lab.votes(0, VoteStep.PRECOMMIT, Statement.NIL, lab.others());
  }

  @Test
  void thePrecommitTimeoutBeginsThoughWeHaveNotPrevoted() {
    othersPrecommitNil();

    assertThat(lab.state.step()).isEqualTo(VoteStep.PROPOSAL);
    assertThat(timers(Timer.Kind.PRECOMMIT, 0)).containsExactly(1_000L);
    assertThat(timers(Timer.Kind.PREVOTE, 0)).isEmpty();
    lab.fire(Timer.Kind.PRECOMMIT, 0);
    assertThat(lab.state.roundNumber()).isEqualTo(1);
  }

  @Test
  void thePrecommitTimeoutBeginsThoughWeHaveNotPrecommitted() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    othersPrecommitNil();

    assertThat(lab.state.step()).isEqualTo(VoteStep.PREVOTE);
    assertThat(timers(Timer.Kind.PRECOMMIT, 0)).containsExactly(1_000L);
    lab.fire(Timer.Kind.PRECOMMIT, 0);
    assertThat(lab.state.roundNumber()).isEqualTo(1);
  }

  @Test
  void eachBeginsOnceInARound() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    othersPrecommitNil();
    lab.fire(Timer.Kind.REPEAT, 0);
    lab.fire(Timer.Kind.PREVOTE, 0);
    lab.fire(Timer.Kind.REPEAT, 0);

    assertThat(timers(Timer.Kind.PREVOTE, 0)).hasSize(1);
    assertThat(timers(Timer.Kind.PRECOMMIT, 0)).hasSize(1);
  }

  @Test
  void aPrevoteTimeoutAfterOurPrecommitDoesNothing() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.other(0), lab.other(1));
    assertThat(lab.state.step()).isEqualTo(VoteStep.PRECOMMIT);
    lab.forget();

    lab.fire(Timer.Kind.PREVOTE, 0);

    assertThat(lab.effects).isEmpty();
    assertThat(lab.log).hasSize(2);
  }

  @Test
  void aPrevoteTimeoutBeforeOurPrevoteDoesNothing() {
    lab.fire(Timer.Kind.PREVOTE, 0);

    assertThat(lab.log).isEmpty();
    assertThat(lab.state.step()).isEqualTo(VoteStep.PROPOSAL);
  }

  @Test
  void aQuorumOfNilPrevotesIsPrecommittedNilAtOnce() {
    lab.propose(0, run, Verdict.INVALID);
    lab.votes(0, VoteStep.PREVOTE, Statement.NIL, lab.other(0));
    assertThat(lab.said()).containsExactly(nil(0, VoteStep.PREVOTE));

    lab.votes(0, VoteStep.PREVOTE, Statement.NIL, lab.other(1));

    assertThat(lab.said()).containsExactly(nil(0, VoteStep.PREVOTE), nil(0, VoteStep.PRECOMMIT));
    assertThat(timers(Timer.Kind.PREVOTE, 0)).isEmpty();
  }

  @Test
  void aQuorumOfMixedPrevotesWaitsForTheTimeout() {
    lab.propose(0, run, Verdict.INVALID);
    lab.votes(0, VoteStep.PREVOTE, Statement.NIL, lab.other(0));
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.other(1));
    assertThat(lab.said()).containsExactly(nil(0, VoteStep.PREVOTE));

    lab.fire(Timer.Kind.PREVOTE, 0);
    assertThat(lab.said()).containsExactly(nil(0, VoteStep.PREVOTE), nil(0, VoteStep.PRECOMMIT));
  }

  private static void recover(RoundLab lab) {
    List<Address> same = lab.instance.voters().addresses();
    List<Candidate> candidates =
        same.stream().map(one -> new Candidate(one.text(), Tier.FREE, 0)).toList();
    lab.step(new Input.Opened(new Instance(RoundLab.PARENT, VoterSet.of(same), candidates, FIRST)));
    assertThat(lab.state.roundNumber()).isEqualTo(FIRST);
  }

  @Test
  void theFirstRoundOfARecoveryWaitsNoLongerThanAnyFirstRound() {
    recover(lab);
    assertThat(timers(Timer.Kind.PROPOSE, FIRST)).containsExactly(3_000L);

    lab.fire(Timer.Kind.PROPOSE, FIRST);
    lab.votes(FIRST, VoteStep.PRECOMMIT, Statement.NIL, lab.others());
    assertThat(timers(Timer.Kind.PREVOTE, FIRST)).containsExactly(1_000L);
    assertThat(timers(Timer.Kind.PRECOMMIT, FIRST)).containsExactly(1_000L);

    lab.fire(Timer.Kind.PRECOMMIT, FIRST);
    assertThat(timers(Timer.Kind.PROPOSE, FIRST + 1)).containsExactly(4_500L);
  }

  @Test
  void silentLeadersArePassedOverInTheFirstRoundsOfARecovery() {
    recover(lab);
    lab.pass(180);

    assertThat(lab.said()).containsOnly(nil(FIRST, VoteStep.PREVOTE));
  }

  @Test
  void theFirstLeaderOfARecoveryMayChangeTheSetAndTakeTransactions() {
    RoundLab leader = RoundLab.started(RoundLab.leaderOf(0));
    leader.forget();
    recover(leader);

    assertThat(leader.all(Effect.Build.class))
        .containsExactly(
            new Effect.Build(new BuildOrder(RoundLab.PARENT, FIRST, 1, false, false, false)));
  }
}
