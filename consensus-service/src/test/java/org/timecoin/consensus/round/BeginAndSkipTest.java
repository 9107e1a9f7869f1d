package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** How many others it takes to begin before the time, and to skip rounds. */
class BeginAndSkipTest {

  private static final int EARLY_SECONDS = 10;

  /** A lab whose engine has listened, but whose next block is not due yet. */
  private static RoundLab early(int own) {
    RoundLab lab = RoundLab.listening(own, List.of());
    lab.wallMs -= EARLY_SECONDS * 1_000;
    lab.listen();
    return lab;
  }

  private static void prevoteNil(RoundLab lab, int round, int other) {
    lab.votes(round, VoteStep.PREVOTE, Statement.NIL, lab.other(other));
  }

  private static List<Long> dueTimers(RoundLab lab) {
    return lab.all(Effect.SetTimer.class).stream()
        .filter(one -> one.timer().kind() == Timer.Kind.DUE)
        .map(one -> one.atMs() - lab.monotonicMs)
        .toList();
  }

  @Test
  void beforeItsBlockIsDueARoundBeginsWhenEnoughAreHeard() {
    RoundLab lab = early(RoundLab.leaderOf(3));
    assertThat(lab.state.isVoting()).isFalse();

    prevoteNil(lab, 0, 0);
    lab.votes(0, VoteStep.PRECOMMIT, Statement.NIL, lab.other(0));
    assertThat(lab.state.isVoting()).as("one voter may be faulty").isFalse();

    prevoteNil(lab, 0, 1);
    assertThat(lab.state.isVoting()).isTrue();
    assertThat(lab.state.roundNumber()).isZero();
  }

  @Test
  void withNobodyHeardItBeginsWhenTheBlockIsDue() {
    RoundLab lab = early(RoundLab.leaderOf(3));
    lab.wallMs += EARLY_SECONDS * 1_000 - 1;
    lab.fire(Timer.Kind.START, 0);
    assertThat(lab.state.isVoting()).isFalse();

    lab.wallMs++;
    lab.fire(Timer.Kind.START, 0);
    assertThat(lab.state.isVoting()).isTrue();
  }

  @Test
  void aLeaderOrdersNothingBeforeItIsDueAndAsksAgainThen() {
    RoundLab leader = early(RoundLab.leaderOf(0));
    prevoteNil(leader, 0, 0);
    prevoteNil(leader, 0, 1);
    assertThat(leader.state.isVoting()).isTrue();
    assertThat(leader.all(Effect.Build.class)).isEmpty();
    assertThat(dueTimers(leader)).containsExactly(EARLY_SECONDS * 1_000L);

    leader.wallMs += EARLY_SECONDS * 1_000;
    leader.fire(Timer.Kind.DUE, 0);
    assertThat(leader.all(Effect.Build.class))
        .containsExactly(
            new Effect.Build(new BuildOrder(RoundLab.PARENT, 0, 1, false, false, false)));
  }

  @Test
  void aLeaderWhoseClockWentBackMeanwhileWaitsAgain() {
    RoundLab leader = early(RoundLab.leaderOf(0));
    prevoteNil(leader, 0, 0);
    prevoteNil(leader, 0, 1);
    leader.forget();

    leader.wallMs -= 5_000;
    leader.fire(Timer.Kind.DUE, 0);

    assertThat(leader.all(Effect.Build.class)).isEmpty();
    assertThat(dueTimers(leader)).containsExactly(EARLY_SECONDS * 1_000L + 5_000);
  }

  /** Whatever put our own vote there: only others prove that an honest one has come so far. */
  @Test
  void ourOwnPositionIsNoReasonToSkip() {
    RoundLab lab = RoundLab.running();
    Statement ahead = Statement.vote(RoundLab.PARENT, 2, VoteStep.PREVOTE, Statement.NIL);
    VoteIntent stored = new VoteIntent(ahead, lab.instance.voters().hash(), Backing.NONE);
    lab.step(new Input.Answered(stored, StoreAnswer.STORED));
    assertThat(lab.state.messagesOf(lab.own)).hasSize(1);

    prevoteNil(lab, 2, 0);
    assertThat(lab.state.roundNumber()).isZero();

    prevoteNil(lab, 2, 1);
    assertThat(lab.state.roundNumber()).isEqualTo(2);
  }

  @Test
  void oneOtherAheadIsNoReasonEither() {
    RoundLab lab = RoundLab.running();
    lab.fire(Timer.Kind.PROPOSE, 0);
    prevoteNil(lab, 2, 0);

    assertThat(lab.state.roundNumber()).isZero();
  }

  /** It would lead round 2, and order a run for it, if it passed through. */
  @Test
  void oneSkipsToTheHighestRoundThatEnoughReachedAndThroughNoneBelow() {
    RoundLab lab = RoundLab.listening(RoundLab.leaderOf(2), List.of());
    prevoteNil(lab, 2, 0);
    prevoteNil(lab, 5, 1);
    prevoteNil(lab, 5, 2);

    lab.listen();

    assertThat(lab.state.roundNumber()).isEqualTo(5);
    assertThat(lab.all(Effect.Build.class)).isEmpty();
    assertThat(lab.all(Effect.SetTimer.class))
        .filteredOn(one -> one.timer().kind() == Timer.Kind.PROPOSE)
        .extracting(one -> one.timer().round())
        .doesNotContain(2)
        .endsWith(5);
  }
}
