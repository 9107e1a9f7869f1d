package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** A leader that failed a round is not waited for at the next height, until it is heard again. */
class EarlyTakeoverTest {

  private final RoundLab lab = RoundLab.running();
  private final int leader = RoundLab.leaderOf(0);

  private Instance instance(int number) {
    return lab.instance(new Parent(8, Hash.sha256(new byte[] {(byte) number})), 4);
  }

  /** The next height, whose first round is led by the same voter, is due. */
  private void nextHeight() {
    Instance next =
        IntStream.range(0, 100)
            .mapToObj(this::instance)
            .filter(one -> one.leader(0, Mode.ON_SCHEDULE) == leader)
            .findFirst()
            .orElseThrow();
    lab.wallMs += RoundLab.INTERVAL * 1_000;
    lab.forget();
    lab.step(new Input.Opened(next));
    assertThat(lab.state.isVoting()).isTrue();
    assertThat(lab.state.mode()).isEqualTo(Mode.ON_SCHEDULE);
  }

  private void assertIsWaitedFor() {
    assertThat(lab.said()).isEmpty();
    assertThat(lab.state.step()).isEqualTo(VoteStep.PROPOSAL);
  }

  private void assertIsPassedOver() {
    assertThat(lab.said())
        .containsExactly(Statement.vote(lab.state.parent(), 0, VoteStep.PREVOTE, Statement.NIL));
  }

  @Test
  void whoFailedNoRoundIsWaitedFor() {
    nextHeight();

    assertIsWaitedFor();
  }

  @Test
  void whoProposedNothingIsPassedOver() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    nextHeight();

    assertIsPassedOver();
  }

  @Test
  void whoVotesAfterwardsIsWaitedForAgain() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    lab.votes(0, VoteStep.PREVOTE, Statement.NIL, leader);
    nextHeight();

    assertIsWaitedFor();
  }

  @Test
  void whoSendsAHeartbeatAfterwardsIsWaitedForAgain() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    lab.step(new Input.Beat(lab.instance.voters().addresses().get(leader)));
    nextHeight();

    assertIsWaitedFor();
  }

  @Test
  void whatOthersSayDoesNotExcuseIt() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    int other = lab.other(0) == leader ? lab.other(1) : lab.other(0);
    lab.votes(0, VoteStep.PREVOTE, Statement.NIL, other);
    nextHeight();

    assertIsPassedOver();
  }

  @Test
  void aForgedVoteDoesNotExcuseItEither() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    int other = lab.other(0) == leader ? lab.other(1) : lab.other(0);
    Signed vote = lab.vote(other, 0, VoteStep.PREVOTE, Statement.NIL);
    lab.receive(Signed.vote(vote.statement(), lab.keys.get(leader).publicKey(), vote.signature()));
    assertThat(lab.outcome()).isEqualTo(Outcome.BAD_SIGNATURE);
    nextHeight();

    assertIsPassedOver();
  }

  @Test
  void aProposalWhoseRunCameTooLateIsNoFailure() {
    Statement said = Statement.proposal(RoundLab.PARENT, 0, lab.run(1).value(), Statement.NONE);
    lab.step(new Input.Received("peer", lab.sign(leader, said), Optional.empty()));
    lab.fire(Timer.Kind.PROPOSE, 0);
    nextHeight();

    assertIsWaitedFor();
  }
}
