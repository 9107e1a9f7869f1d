package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** What of a voter is still kept when it has gone on, and what no longer is. */
class KeptTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);
  private final Signed locked = precommit(0, run);

  private Signed precommit(int round, Run of) {
    return lab.vote(lab.other(0), round, VoteStep.PRECOMMIT, of.value());
  }

  private Signed nil(int round, VoteStep step) {
    return lab.vote(lab.other(0), round, step, Statement.NIL);
  }

  @Test
  void laterNilPrecommitsLeaveTheLastForARun() {
    Signed latest = nil(3, VoteStep.PRECOMMIT);
    Kept kept =
        Kept.NOTHING
            .with(locked, 0)
            .with(nil(1, VoteStep.PRECOMMIT), 1)
            .with(nil(2, VoteStep.PRECOMMIT), 2)
            .with(latest, 3)
            .in(4);

    assertThat(kept.messages()).containsExactly(locked, latest);
    assertThat(kept.precommitted(run.value())).isTrue();
  }

  @Test
  void aLaterPrecommitForARunTakesThePlaceOfTheEarlier() {
    Signed later = precommit(2, lab.run(2));
    Kept kept = Kept.NOTHING.with(locked, 0).with(later, 2).with(nil(3, VoteStep.PRECOMMIT), 3);

    assertThat(kept.in(4).messages()).containsExactly(later, nil(3, VoteStep.PRECOMMIT));
    assertThat(kept.wants(locked, 4)).isFalse();
  }

  @Test
  void thePrecommitForARunIsWantedEvenIfItComesAfterTheNilOnes() {
    Kept kept = Kept.NOTHING.with(nil(3, VoteStep.PRECOMMIT), 4);

    assertThat(kept.wants(locked, 4)).isTrue();
    assertThat(kept.wants(nil(2, VoteStep.PRECOMMIT), 4)).isFalse();
    assertThat(kept.with(locked, 4).messages()).contains(locked);
  }

  @Test
  void theLatestOfEachStepStaysWhateverTheOtherStepsRounds() {
    Signed proposal =
        lab.sign(lab.other(0), Statement.proposal(RoundLab.PARENT, 1, run.value(), Statement.NONE));
    Signed prevote = nil(5, VoteStep.PREVOTE);
    Signed precommit = nil(3, VoteStep.PRECOMMIT);
    Kept kept =
        Kept.NOTHING
            .with(proposal, 5)
            .with(nil(2, VoteStep.PRECOMMIT), 5)
            .with(precommit, 5)
            .with(nil(4, VoteStep.PREVOTE), 5)
            .with(prevote, 5)
            .in(9);

    assertThat(kept.messages()).containsExactly(proposal, precommit, prevote);
    assertThat(kept.position()).contains(prevote.statement().position());
  }

  @Test
  void aQuorumDecidesThoughTwoOfItPrecommittedNilMeanwhile() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.other(0), lab.other(1));
    for (int round = 1; round < 4; round++) {
      lab.votes(round, VoteStep.PRECOMMIT, Statement.NIL, lab.other(0), lab.other(1));
    }
    assertThat(lab.state.roundNumber()).isEqualTo(3);

    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.other(2));

    Effect.Commit commit = lab.all(Effect.Commit.class).getFirst();
    assertThat(commit.certificate().round()).isZero();
    assertThat(commit.certificate().precommits()).hasSize(3);
  }

  @Test
  void aNewRoundDropsWhatItMakesSuperfluous() {
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.other(0), lab.other(1));
    lab.votes(1, VoteStep.PREVOTE, Statement.NIL, lab.other(0));
    assertThat(lab.state.messagesOf(lab.other(0))).extracting(Signed::round).containsExactly(0, 1);

    lab.votes(1, VoteStep.PREVOTE, Statement.NIL, lab.other(1));

    assertThat(lab.state.roundNumber()).isEqualTo(1);
    assertThat(lab.state.messagesOf(lab.other(0))).extracting(Signed::round).containsExactly(1);
    assertThat(lab.state.messagesOf(lab.other(1))).extracting(Signed::round).containsExactly(1);
    assertThat(lab.state.messagesKept()).isEqualTo(2);
  }
}
