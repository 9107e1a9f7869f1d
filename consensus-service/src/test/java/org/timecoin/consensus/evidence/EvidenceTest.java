package org.timecoin.consensus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.vote.VoterSet;

/** What two contradicting signatures prove, and what they don't. */
class EvidenceTest {

  private static final Parent PARENT = new Parent(3, Hash.sha256(new byte[] {3}));
  private static final Hash ONE = Hash.sha256(new byte[] {1});
  private static final Hash OTHER = Hash.sha256(new byte[] {2});
  private static final Signature SIGNATURE = Signature.of(new byte[Signature.LENGTH]);

  private static PublicKey key(int number) {
    byte[] bytes = new byte[PublicKey.LENGTH];
    Arrays.fill(bytes, (byte) (number + 1));
    return PublicKey.of(bytes);
  }

  private static VoterSet voters(int from, int to) {
    return VoterSet.of(
        IntStream.range(from, to)
            .mapToObj(one -> Address.of(key(one), AddressDigit.TESTNET))
            .toList());
  }

  private static Certificate certificate(Hash value, int round, int... signers) {
    List<Endorsement> signed =
        Arrays.stream(signers).mapToObj(one -> new Endorsement(key(one), SIGNATURE)).toList();
    return new Certificate(PARENT, 4, value, round, signed);
  }

  private static Signed vote(int voter, int round, Hash value) {
    Statement said = Statement.vote(PARENT, round, VoteStep.PREVOTE, value);
    return Signed.vote(said, key(voter), SIGNATURE);
  }

  @Test
  void twoVotesForOneStepNameTheirSigner() {
    assertThat(new DoubleSigning(vote(1, 0, ONE), vote(1, 0, OTHER)).culprit()).isEqualTo(key(1));
  }

  @Test
  void equalVotesOtherRoundsAndOtherKeysProveNothing() {
    assertThatThrownBy(() -> new DoubleSigning(vote(1, 0, ONE), vote(1, 0, ONE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DoubleSigning(vote(1, 0, ONE), vote(1, 1, OTHER)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DoubleSigning(vote(1, 0, ONE), vote(2, 0, OTHER)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inOneRoundThoseInBothAreDoubleSigners() {
    CertificateConflict conflict =
        new CertificateConflict(certificate(ONE, 2, 0, 1, 2), certificate(OTHER, 2, 1, 2, 3));

    assertThat(conflict.doubleSigners()).containsExactly(key(1), key(2));
    assertThat(conflict.suspects()).isEmpty();
  }

  @Test
  void inDifferentRoundsTheyAreSuspectsOnly() {
    CertificateConflict conflict =
        new CertificateConflict(certificate(ONE, 2, 0, 1, 2), certificate(OTHER, 5, 1, 2, 3));

    assertThat(conflict.doubleSigners()).isEmpty();
    assertThat(conflict.suspects()).containsExactly(key(1), key(2));
  }

  @Test
  void theNodeStopsOnlyIfAThirdOfTodaysVotersAreInBoth() {
    CertificateConflict conflict =
        new CertificateConflict(certificate(ONE, 2, 0, 1, 2), certificate(OTHER, 2, 1, 2, 3));

    assertThat(conflict.stops(voters(0, 4))).isTrue();
    assertThat(conflict.stops(voters(0, 6))).isTrue();
    assertThat(conflict.stops(voters(0, 7))).isFalse();
    assertThat(conflict.stops(voters(5, 9))).as("old keys").isFalse();
  }

  @Test
  void certificatesForOneValueDontContradictEachOther() {
    assertThatThrownBy(
            () -> new CertificateConflict(certificate(ONE, 1, 0), certificate(ONE, 2, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
