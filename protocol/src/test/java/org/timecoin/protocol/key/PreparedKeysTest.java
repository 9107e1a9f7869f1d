package org.timecoin.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/** What is remembered of keys; {@link SignatureCheckTest} compares the verdicts. */
class PreparedKeysTest {

  private static final byte[] MESSAGE = {1, 2, 3};
  private static final int MOST = 4;

  private final Random random = new Random(1);
  private final PreparedKeys keys = new PreparedKeys(MOST);

  @Test
  void noMoreThanTheBoundIsRememberedAndAllGoOnBeingVerified() {
    List<SigningKey> signers =
        Stream.generate(() -> SigningKey.generate(random)).limit(20).toList();

    for (int round = 0; round < 2; round++) {
      for (SigningKey signer : signers) {
        Signature good = signer.sign(MESSAGE);
        assertThat(keys.verify(signer.publicKey(), MESSAGE, good)).isTrue();
        assertThat(keys.verify(signer.publicKey(), new byte[] {9}, good)).isFalse();
        assertThat(keys.size()).isLessThanOrEqualTo(MOST);
      }
    }
    assertThat(keys.size()).isEqualTo(MOST);
  }

  @Test
  void aKeyThatIsNoneTakesNoPlace() {
    byte[] zero = new byte[PublicKey.LENGTH];

    assertThat(keys.verify(PublicKey.of(zero), MESSAGE, Signature.of(new byte[Signature.LENGTH])))
        .isFalse();
    assertThat(keys.size()).isZero();
  }
}
