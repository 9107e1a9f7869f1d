package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Certificates on decided parents, which anybody can invent, cost little and are told once. */
class OldCertificatesTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  @BeforeEach
  void theNextInstanceIsOpen() {
    lab.step(new Input.Opened(lab.instance(new Parent(8, run.value()), 4)));
    lab.forget();
  }

  private void show(String peer, Certificate shown) {
    lab.step(new Input.CertificateShown(peer, shown, Optional.empty()));
  }

  private static Certificate unsigned(long number) {
    Hash value = Hash.sha256(Long.toString(number).getBytes(StandardCharsets.UTF_8));
    return unsigned(RoundLab.PARENT, RoundLab.PARENT.height() + 1, value, 0, 3);
  }

  private static Certificate unsigned(
      Parent parent, long lastHeight, Hash value, int round, int signers) {
    RoundLab strangers = RoundLab.running();
    Endorsement any = strangers.vote(0, 0, VoteStep.PREVOTE, Statement.NIL).endorsement();
    List<Endorsement> quorum = Collections.nCopies(signers, any);
    return new Certificate(parent, lastHeight, value, round, quorum);
  }

  private int compared() {
    return lab.all(Effect.Compare.class).size();
  }

  @Test
  void aFloodIsComparedFourTimesAPeerBetweenTwoRepeats() {
    for (int number = 0; number < 1_000; number++) {
      show("n1", unsigned(number));
    }
    assertThat(compared()).isEqualTo(4);
    assertThat(lab.outcome()).isEqualTo(Outcome.OVER_LIMIT);
    assertThat(lab.state.compared.all()).hasSize(4);

    show("n2", unsigned(0));
    assertThat(lab.outcome()).isEqualTo(Outcome.DECIDED_PARENT);
    lab.fire(Timer.Kind.REPEAT, 0);
    show("n1", unsigned(999));
    assertThat(lab.outcome()).isEqualTo(Outcome.DECIDED_PARENT);
    assertThat(compared()).isEqualTo(6);
  }

  @Test
  void oneIsComparedOnceForAPeer() {
    for (int time = 0; time < 10; time++) {
      show("n1", lab.certificate(0, run, 0, 1, 2));
      show("n1", lab.certificate(2, run, 1, 2, 3));
    }
    assertThat(compared()).isEqualTo(1);
    assertThat(lab.outcome()).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void aLateVoteAndACertificateDontUseUpOneAnothersRoom() {
    for (int number = 0; number < 5; number++) {
      show("peer", unsigned(number));
    }
    lab.receive(lab.vote(lab.other(0), 0, VoteStep.PREVOTE, run.value()));

    assertThat(lab.all(Effect.ShowCertificate.class)).hasSize(1);
  }

  @Test
  void whatIsNoCertificateAtAllIsNotCompared() {
    Parent parent = RoundLab.PARENT;
    long next = parent.height() + 1;
    assertRefused(unsigned(parent, next, run.value(), -1, 3), QuorumCheck.WRONG_ROUND);
    assertRefused(unsigned(parent, next, Statement.NIL, 0, 3), QuorumCheck.WRONG_VALUE);
    assertRefused(unsigned(parent, next - 1, run.value(), 0, 3), QuorumCheck.WRONG_VALUE);
    assertRefused(unsigned(parent, next + 100, run.value(), 0, 3), QuorumCheck.WRONG_VALUE);
    assertRefused(unsigned(parent, next, run.value(), 0, 0), QuorumCheck.WRONG_COUNT);
    assertRefused(unsigned(parent, next, run.value(), 0, 101), QuorumCheck.WRONG_COUNT);
  }

  private void assertRefused(Certificate shown, QuorumCheck why) {
    show("peer", shown);
    assertThat(lab.all(Effect.Noted.class).getLast())
        .isEqualTo(new Effect.Noted("peer", Outcome.BAD_CERTIFICATE, why));
    assertThat(compared()).isZero();
    assertThat(lab.state.compared.all()).isEmpty();
  }
}
