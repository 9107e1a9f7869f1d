package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** What can't be checked, since its voters are not known, has answers that are few and small. */
class UncheckedInputTest {

  private final RoundLab lab = RoundLab.running();

  private static Hash hash(int number) {
    return Hash.sha256(new byte[] {(byte) number});
  }

  /** A certificate on a parent above, of which nothing but the keys is right. */
  private void show(int height, int... voters) {
    Parent above = new Parent(height, hash(height));
    Certificate shown =
        new Certificate(
            above,
            height + 1,
            hash(height + 1),
            0,
            lab.quorum(0, VoteStep.PRECOMMIT, hash(height + 1), voters));
    lab.step(new Input.CertificateShown("peer", shown, Optional.empty()));
  }

  @Test
  void manyCertificatesOnParentsAboveAreOneReasonToAsk() {
    for (int height = 8; height < 60; height++) {
      show(height, 0, 1, 2);
      assertThat(lab.outcome()).isEqualTo(Outcome.UNKNOWN_PARENT);
    }
    assertThat(lab.all(Effect.AskCertificates.class))
        .containsExactly(new Effect.AskCertificates("peer", RoundLab.PARENT));
  }

  @Test
  void certificatesOfStrangersAboveAreNone() {
    show(9, 4);
    assertThat(lab.all(Effect.AskCertificates.class)).isEmpty();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.AskCertificates.class)).isEmpty();
  }

  private void late(String peer, int height, int round) {
    Statement said =
        new Statement(
            new Parent(height, hash(height)), round, VoteStep.PREVOTE, hash(1), Statement.NONE);
    lab.step(new Input.Received(peer, lab.sign(lab.other(0), said), Optional.empty()));
  }

  private List<Effect.ShowCertificate> shown() {
    return lab.all(Effect.ShowCertificate.class);
  }

  @Test
  void aPeerIsShownFewCertificatesAndNoneTwiceBeforeVotesAreRepeated() {
    for (int time = 0; time < 100; time++) {
      late("peer", time % 7, time);
    }
    assertThat(shown()).hasSize(4).doesNotHaveDuplicates();
    late("other", 6, 0);
    assertThat(shown()).hasSize(5);

    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    late("peer", 6, 0);
    assertThat(shown()).hasSize(1);
  }

  @Test
  void whatIsNoVoteIsNotAnswered() {
    late("peer", 6, -1);
    assertThat(lab.outcome()).isEqualTo(Outcome.DECIDED_PARENT);
    assertThat(shown()).isEmpty();
  }
}
