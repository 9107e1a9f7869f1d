package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.QuorumCheck;

/** What is found of certificates beside the rule's name; {@link EveryRuleTest} has the cases. */
class CertificateRulesTest {

  private final CertificateCases cases = new CertificateCases();
  private final Certificate valid = cases.certificate(cases.parent, cases.value, 3);

  /** Nobody signs the last height, so a wrong one is put right instead of refused. */
  @Test
  void theRunDecidesAtWhichHeightItEnds() {
    Certificate wrong = new Certificate(valid.parent(), -1, valid.value(), 0, valid.precommits());

    assertThat(cases.judge(Optional.of(wrong))).isEqualTo(new Judgement.Holds<>(valid));
    assertThat(cases.judge(Optional.of(valid))).isEqualTo(new Judgement.Holds<>(valid));
  }

  @Test
  void whatIsWrongWithTheQuorumIsSaid() {
    Certificate few = cases.certificate(cases.parent, cases.value, 2);
    Certificate moved =
        new Certificate(valid.parent(), valid.lastHeight(), valid.value(), 1, valid.precommits());

    assertThat(cases.judge(Optional.of(few))).isEqualTo(invalid(QuorumCheck.WRONG_COUNT));
    assertThat(cases.judge(Optional.of(moved))).isEqualTo(invalid(QuorumCheck.BAD_SIGNATURE));
    assertThat(
            new Violation.OfCertificate(Rule.CERTIFICATE_INVALID, 8, QuorumCheck.WRONG_COUNT)
                .message())
        .isEqualTo(
            "Run from block 8 on: the certificate doesn't prove that a quorum decided"
                + " (wrong_count).");
  }

  @Test
  void aboveWhatIsFinalNothingConflicts() {
    assertThat(CertificateRules.finality(cases.run.getLast(), height -> Optional.empty()))
        .isEmpty();
  }

  private static Judgement<Certificate> invalid(QuorumCheck found) {
    return new Judgement.Broken<>(new Violation.OfCertificate(Rule.CERTIFICATE_INVALID, 1, found));
  }
}
