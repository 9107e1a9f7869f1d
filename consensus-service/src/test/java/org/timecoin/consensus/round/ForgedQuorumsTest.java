package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Whoever shows quorums that prove nothing is soon not listened to for a while. */
class ForgedQuorumsTest {
  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  private void show(String peer, Certificate shown) {
    lab.step(new Input.CertificateShown(peer, shown, Optional.of(run)));
  }

  /** Prevotes in the place of precommits. */
  private Certificate forged() {
    List<Endorsement> prevotes = lab.quorum(0, VoteStep.PREVOTE, run.value(), 0, 1, 2);
    return new Certificate(RoundLab.PARENT, run.lastHeight(), run.value(), 0, prevotes);
  }

  private void repropose(String peer, int... provers) {
    int leader = lab.instance.leader(1, lab.state.mode());
    Signed bare = lab.sign(leader, Statement.proposal(RoundLab.PARENT, 1, run.value(), 0));
    List<Endorsement> proof = lab.quorum(0, VoteStep.PREVOTE, run.value(), provers);
    Signed full = new Signed(bare.statement(), bare.key(), bare.signature(), proof);
    lab.step(new Input.Received(peer, full, Optional.of(run)));
  }

  @Test
  void fourOfAPeerAreCheckedBetweenTwoRepeats() {
    for (int shown = 0; shown < 4; shown++) {
      show("liar", forged());
      assertThat(lab.outcome()).isEqualTo(Outcome.BAD_CERTIFICATE);
    }
    for (int shown = 0; shown < 1_000; shown++) {
      show("liar", forged());
      assertThat(lab.outcome()).isEqualTo(Outcome.OVER_LIMIT);
    }
    assertThat(lab.state.refuted.all()).hasSize(4);

    lab.fire(Timer.Kind.REPEAT, 0);
    show("liar", forged());
    assertThat(lab.outcome()).isEqualTo(Outcome.BAD_CERTIFICATE);
  }

  @Test
  void forgedProofsOfProposalsCountToo() {
    lab.skipTo(1);
    for (int shown = 0; shown < 4; shown++) {
      repropose("liar", 0, 1);
      assertThat(lab.outcome()).isEqualTo(Outcome.FORGED_QUORUM);
    }
    repropose("liar", 0, 1);
    assertThat(lab.outcome()).isEqualTo(Outcome.OVER_LIMIT);
    show("liar", forged());
    assertThat(lab.outcome()).isEqualTo(Outcome.OVER_LIMIT);

    repropose("honest", 0, 1, 2);
    assertThat(lab.outcome()).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void whatProvesSomethingCountsAgainstNobody() {
    Certificate right = lab.certificate(0, run, 0, 1, 2);
    for (int shown = 0; shown < 10; shown++) {
      show("peer", right);
    }
    assertThat(lab.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(lab.state.refuted.all()).isEmpty();
  }
}
