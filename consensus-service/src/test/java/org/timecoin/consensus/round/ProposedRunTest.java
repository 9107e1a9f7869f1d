package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Runs that come along with messages: late, too large, or another's. */
class ProposedRunTest {

  private static final int BYTES_MOST = 4 * 1024 * 1024;

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  private Signed proposal(Run of) {
    Statement said = Statement.proposal(RoundLab.PARENT, 0, of.value(), Statement.NONE);
    return lab.sign(RoundLab.leaderOf(0), said);
  }

  private void receive(Signed message, Run with) {
    lab.step(new Input.Received("peer", message, Optional.of(with)));
  }

  @Test
  void aRunThatComesWithTheProposalsRepeatIsTaken() {
    lab.receive(proposal(run));
    assertThat(lab.state.runsKept()).isZero();

    receive(proposal(run), run);

    assertThat(lab.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(lab.state.run(run.value())).contains(run);
    assertThat(lab.all(Effect.Judge.class))
        .containsExactly(new Effect.Judge(new JudgeOrder(run, 0, 0)));
  }

  /** A run that somebody needs, so that only the message it came with speaks against it. */
  @Test
  void aRunWhoseHashIsNotTheValueSignedIsNeitherKeptNorPassedOn() {
    Run other = lab.run(2);
    lab.votes(0, VoteStep.PRECOMMIT, other.value(), lab.other(0), lab.other(1));
    lab.forget();

    receive(proposal(run), other);

    assertThat(lab.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(lab.state.runsKept()).isZero();
    assertThat(lab.all(Effect.Relay.class))
        .containsExactly(new Effect.Relay("peer", proposal(run), Optional.empty()));
    assertThat(lab.all(Effect.Judge.class)).isEmpty();
  }

  private static Run sized(int blocks, int bytes) {
    Hash value = Hash.sha256(new byte[] {5});
    return new Run(value, RoundLab.PARENT, blocks, 800, ByteString.of(new byte[bytes]));
  }

  private static int kept(Run proposed) {
    ProposedRunTest fresh = new ProposedRunTest();
    fresh.receive(fresh.proposal(proposed), proposed);
    return fresh.lab.state.runsKept();
  }

  @Test
  void aRunOfAnImpossibleSizeIsNotKept() {
    assertThat(kept(sized(101, 1))).isZero();
    assertThat(kept(sized(0, 1))).isZero();
    assertThat(kept(sized(1, BYTES_MOST + 1))).isZero();
  }

  @Test
  void theLargestPossibleAre() {
    assertThat(kept(sized(100, 1))).isOne();
    assertThat(kept(sized(1, BYTES_MOST))).isOne();
  }
}
