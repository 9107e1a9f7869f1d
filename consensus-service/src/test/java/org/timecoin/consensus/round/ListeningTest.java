package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** A voter that starts listens for ten seconds, or for two rounds of the others if those end. */
class ListeningTest {

  private final RoundLab lab = RoundLab.listening(RoundLab.leaderOf(3), List.of());

  private void othersReach(int round) {
    lab.votes(round, VoteStep.PREVOTE, Statement.NIL, lab.other(0), lab.other(1));
  }

  @Test
  void twoRoundsThatEndAreEnough() {
    othersReach(4);
    othersReach(5);
    assertThat(lab.state.standing()).isInstanceOf(Standing.Listening.class);

    othersReach(6);
    assertThat(lab.state.standing()).isEqualTo(new Standing.Signing());
    assertThat(lab.state.roundNumber()).isEqualTo(6);
  }

  @Test
  void whatOneVoterSaysIsNotARound() {
    for (int round = 0; round < 9; round++) {
      lab.votes(round, VoteStep.PREVOTE, Statement.NIL, lab.other(0));
    }
    assertThat(lab.state.standing()).isInstanceOf(Standing.Listening.class);
  }

  @Test
  void aJumpIsOneRoundSinceMessagesMayBeOld() {
    othersReach(0);
    othersReach(9);
    assertThat(lab.state.standing()).isInstanceOf(Standing.Listening.class);
  }

  @Test
  void decisionsEndRoundsWhereTheOthersWereHeard() {
    othersReach(0);
    lab.step(new Input.Opened(lab.instance(new Parent(8, Hash.sha256(new byte[] {8})), 4)));
    assertThat(lab.state.standing())
        .isEqualTo(new Standing.Listening(10_000, 1, Standing.Listening.NOWHERE));
  }

  @Test
  void oldDecisionsThatAreOnlyCaughtUpWithCountForNothing() {
    for (int height = 8; height < 20; height++) {
      Parent parent = new Parent(height, Hash.sha256(new byte[] {(byte) height}));
      lab.step(new Input.Opened(lab.instance(parent, 4)));
    }
    assertThat(lab.state.standing())
        .isEqualTo(new Standing.Listening(10_000, 0, Standing.Listening.NOWHERE));
  }

  /** We start at 7, and hear a vote of our own key at 8 before we get there. */
  private Signed twinVotesAbove() {
    Parent above = new Parent(8, Hash.sha256(new byte[] {8}));
    Statement said = Statement.vote(above, 0, VoteStep.PREVOTE, lab.run(1).value());
    Signed twins = lab.sign(lab.own, said);
    lab.receive(twins);
    lab.listen();
    lab.wallMs += RoundLab.INTERVAL * 1_000;
    lab.forget();
    lab.step(new Input.Opened(lab.instance(above, 4)));
    lab.fire(Timer.Kind.PROPOSE, 0);
    return twins;
  }

  @Test
  void aVoteOfOurKeyAboveIsLookedUpBeforeAnythingIsSignedThere() {
    Signed twins = twinVotesAbove();
    assertThat(lab.all(Effect.CheckOwn.class))
        .containsExactly(new Effect.CheckOwn(twins, lab.instance.voters().hash()));
    assertThat(lab.all(Effect.Store.class)).isEmpty();

    lab.step(new Input.OwnVoteChecked(twins, false));
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.DOUBLED));
    assertThat(lab.all(Effect.Store.class)).isEmpty();
  }

  @Test
  void aVoteAboveThatTheLogHoldsIsNoReasonToWait() {
    Signed ours = twinVotesAbove();
    lab.step(new Input.OwnVoteChecked(ours, true));
    lab.fire(Timer.Kind.PROPOSE, 0);
    assertThat(lab.all(Effect.Store.class)).hasSize(1);
  }

  @Test
  void theTimerChangesNothingOnceItSigns() {
    othersReach(0);
    othersReach(1);
    othersReach(2);
    Run run = lab.run(1);
    lab.propose(2, run, Verdict.GOOD);
    List<Statement> said = lab.said();

    lab.listen();

    assertThat(said).hasSize(1);
    assertThat(lab.said()).isEqualTo(said);
  }
}
