package org.timecoin.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.bytes.PublicKey;

/** Which keys a message may carry: every encoding that the reference decodes. */
class CurvePointTest {

  @Test
  void agreesWithBigIntegers() {
    Random random = new Random(1);
    int points = 0;
    for (int round = 0; round < 500; round++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      boolean expected = ReferenceEd25519.decode(bytes).isPresent();

      assertThat(isPoint(bytes)).isEqualTo(expected);
      points += expected ? 1 : 0;
    }
    // Half of all numbers are the y of a point.
    assertThat(points).isBetween(200, 300);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18})
  void encodingsAboveThePrimeCountAsTheNumberTheyAre(int low) {
    BigInteger small = BigInteger.valueOf(low);
    byte[] plain = ReferenceEd25519.little(small);
    byte[] above = ReferenceEd25519.little(ReferenceEd25519.P.add(small));

    assertThat(isPoint(above)).isEqualTo(isPoint(plain));
    assertThat(isPoint(plain)).isEqualTo(ReferenceEd25519.decode(plain).isPresent());
  }

  @Test
  void theSignOfXPlaysNoPart() {
    for (int y = 0; y < 50; y++) {
      byte[] positive = ReferenceEd25519.little(BigInteger.valueOf(y));
      byte[] negative = positive.clone();
      negative[31] |= (byte) 0x80;

      assertThat(isPoint(negative)).isEqualTo(isPoint(positive));
    }
  }

  @Test
  void everyRealKeyIsAPoint() {
    Random random = new Random(2);
    for (int round = 0; round < 50; round++) {
      PublicKey key = SigningKey.generate(random).publicKey();
      assertThat(CurvePoint.isPoint(key)).isTrue();
      assertThat(SignatureCheck.isUsable(key)).isTrue();
    }
  }

  private static boolean isPoint(byte[] bytes) {
    return CurvePoint.isPoint(PublicKey.of(bytes));
  }
}
