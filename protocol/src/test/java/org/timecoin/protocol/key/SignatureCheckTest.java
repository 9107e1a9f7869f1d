package org.timecoin.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timecoin.protocol.key.ReferenceEd25519.BASE;
import static org.timecoin.protocol.key.ReferenceEd25519.L;
import static org.timecoin.protocol.key.ReferenceEd25519.NEUTRAL;
import static org.timecoin.protocol.key.ReferenceEd25519.P;
import static org.timecoin.protocol.key.ReferenceEd25519.little;
import static org.timecoin.protocol.key.ReferenceEd25519.number;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.ReferenceEd25519.Point;

/**
 * The verdict on signatures that nobody honest makes. It must never change, whatever library or
 * version computes it: a signature that only some nodes accept splits the chain.
 */
class SignatureCheckTest {

  private static final byte[] MESSAGE = {1, 2, 3};

  /** Generates the eight points of small order. */
  private static final Point ORDER_8 =
      ReferenceEd25519.decode(
              HexFormat.of()
                  .parseHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"))
          .orElseThrow();

  private final Random random = new Random(1);

  static Stream<Point> smallOrder() {
    return IntStream.range(0, 8).mapToObj(i -> ORDER_8.times(BigInteger.valueOf(i)));
  }

  @Test
  void honestSignaturesHoldAndNoBitOfThemMayChange() {
    SigningKey key = SigningKey.generate(random);
    byte[] signature = key.sign(MESSAGE).bytes();

    assertVerdict(true, key.publicKey().bytes(), signature);
    for (int bit = 0; bit < 512; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(verify(key.publicKey().bytes(), changed)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void noBitOfTheMessageOrTheKeyMayChange() {
    SigningKey key = SigningKey.generate(random);
    Signature signature = key.sign(MESSAGE);

    for (int bit = 0; bit < 24; bit++) {
      byte[] changed = MESSAGE.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(SignatureCheck.verify(key.publicKey(), changed, signature)).isFalse();
    }
    for (int bit = 0; bit < 256; bit++) {
      byte[] changed = key.publicKey().bytes();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(verify(changed, signature.bytes())).isFalse();
    }
  }

  @Test
  void theScalarIsBelowTheOrder() {
    SigningKey key = SigningKey.generate(random);
    byte[] signature = key.sign(MESSAGE).bytes();
    BigInteger s = number(Arrays.copyOfRange(signature, 32, 64));

    for (BigInteger other = s.add(L); other.bitLength() <= 256; other = other.add(L)) {
      assertVerdict(false, key.publicKey().bytes(), join(Arrays.copyOf(signature, 32), other));
    }
  }

  @ParameterizedTest
  @MethodSource("smallOrder")
  void keysOfSmallOrderSignNothing(Point small) {
    // With R = −kA and s = 0 the equation holds for one in eight messages; with 8 in front, always.
    byte[] zeroScalar = join(NEUTRAL.encode(), BigInteger.ZERO);

    assertVerdict(false, small.encode(), zeroScalar);
    assertThat(SignatureCheck.isUsable(PublicKey.of(small.encode()))).isFalse();
  }

  @Test
  void keysHaveOneEncoding() {
    // y = 1 as p + 1, and −0 as the x of it.
    byte[] aboveThePrime = little(P.add(BigInteger.ONE));
    byte[] minusZero = NEUTRAL.encode();
    minusZero[31] |= (byte) 0x80;

    assertThat(SignatureCheck.isUsable(PublicKey.of(aboveThePrime))).isFalse();
    assertThat(SignatureCheck.isUsable(PublicKey.of(minusZero))).isFalse();
    for (int low = 0; low < 19; low++) {
      byte[] encoded = little(P.add(BigInteger.valueOf(low)));
      assertThat(SignatureCheck.isUsable(PublicKey.of(encoded))).as("y = p + %d", low).isFalse();
    }
  }

  @Test
  void theCommitmentHasOneEncoding() {
    BigInteger secret = new BigInteger(250, random);
    byte[] key = BASE.times(secret).encode();
    byte[] neutral = NEUTRAL.encode();
    byte[] neutralAboveThePrime = little(P.add(BigInteger.ONE));

    // The commitment is the neutral point, so s = k × secret; only its encoding differs.
    assertVerdict(true, key, join(neutral, response(neutral, key, secret)));
    assertVerdict(
        false, key, join(neutralAboveThePrime, response(neutralAboveThePrime, key, secret)));
  }

  /** Keys and commitments with a part of small order: RFC 8032's equation with the cofactor. */
  @Test
  void partsOfSmallOrderPlayNoPart() {
    for (int round = 0; round < 16; round++) {
      BigInteger secret = new BigInteger(250, random);
      BigInteger nonce = new BigInteger(250, random);
      Point key = BASE.times(secret).plus(ORDER_8.times(BigInteger.valueOf(random.nextInt(8))));
      Point commitment =
          BASE.times(nonce).plus(ORDER_8.times(BigInteger.valueOf(random.nextInt(8))));
      byte[] r = commitment.encode();
      BigInteger s = nonce.add(response(r, key.encode(), secret)).mod(L);

      assertVerdict(true, key.encode(), join(r, s));
      assertVerdict(false, key.encode(), join(r, s.add(BigInteger.ONE).mod(L)));
    }
  }

  @Test
  void arbitraryBytesAreNoSignature() {
    for (int round = 0; round < 200; round++) {
      byte[] key = bytes(32);
      byte[] signature = bytes(64);
      signature[63] &= 0x0f;

      assertVerdict(false, key, signature);
    }
  }

  @Test
  void whatIsUsableIsWhatTheReferenceDecodes() {
    for (int round = 0; round < 300; round++) {
      byte[] key = bytes(32);

      assertThat(SignatureCheck.isUsable(PublicKey.of(key)))
          .isEqualTo(ReferenceEd25519.decode(key).isPresent());
    }
  }

  private static BigInteger response(byte[] r, byte[] key, BigInteger secret) {
    return ReferenceEd25519.challenge(r, key, MESSAGE).multiply(secret).mod(L);
  }

  private static void assertVerdict(boolean expected, byte[] key, byte[] signature) {
    assertThat(ReferenceEd25519.verify(key, MESSAGE, signature)).isEqualTo(expected);
    assertThat(verify(key, signature)).isEqualTo(expected);
  }

  private static boolean verify(byte[] key, byte[] signature) {
    PreparedKeys prepared = new PreparedKeys(1);
    boolean verdict = SignatureCheck.verify(PublicKey.of(key), MESSAGE, Signature.of(signature));
    for (String known : List.of("unknown key", "known key")) {
      assertThat(prepared.verify(PublicKey.of(key), MESSAGE, Signature.of(signature)))
          .as(known)
          .isEqualTo(verdict);
    }
    return verdict;
  }

  private static byte[] join(byte[] r, BigInteger s) {
    byte[] signature = Arrays.copyOf(r, 64);
    System.arraycopy(little(s), 0, signature, 32, 32);
    return signature;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
