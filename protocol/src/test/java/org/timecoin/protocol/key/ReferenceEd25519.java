package org.timecoin.protocol.key;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Ed25519 in big integers, straight from RFC 8032 and slow: what the fast code is compared with,
 * and what makes keys and signatures that nobody honest would make.
 */
final class ReferenceEd25519 {

  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  static final BigInteger EIGHT = BigInteger.valueOf(8);
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger ROOT_OF_MINUS_ONE =
      BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

  static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE);
  static final Point BASE =
      decode(little(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P)))
          .orElseThrow();

  private ReferenceEd25519() {}

  /** A point in affine coordinates. */
  record Point(BigInteger x, BigInteger y) {

    Point plus(Point other) {
      BigInteger cross = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
      BigInteger newX = x.multiply(other.y).add(y.multiply(other.x));
      BigInteger newY = y.multiply(other.y).add(x.multiply(other.x));
      return new Point(
          newX.multiply(BigInteger.ONE.add(cross).modInverse(P)).mod(P),
          newY.multiply(BigInteger.ONE.subtract(cross).modInverse(P)).mod(P));
    }

    Point times(BigInteger factor) {
      Point sum = NEUTRAL;
      for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
        sum = sum.plus(sum);
        sum = factor.testBit(bit) ? sum.plus(this) : sum;
      }
      return sum;
    }

    boolean isSmallOrder() {
      return times(EIGHT).equals(NEUTRAL);
    }

    byte[] encode() {
      byte[] bytes = little(y);
      bytes[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
      return bytes;
    }
  }

  /** The point with this encoding as the reference reads it: y may be above the prime. */
  static Optional<Point> decode(byte[] bytes) {
    boolean odd = bytes[31] < 0;
    byte[] masked = bytes.clone();
    masked[31] &= 0x7f;
    BigInteger y = number(masked).mod(P);
    BigInteger y2 = y.multiply(y);
    BigInteger square =
        y2.subtract(BigInteger.ONE)
            .multiply(D.multiply(y2).add(BigInteger.ONE).modInverse(P))
            .mod(P);
    BigInteger x = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(square)) {
      x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
    }
    if (!x.multiply(x).mod(P).equals(square)) {
      return Optional.empty();
    }
    return Optional.of(new Point(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y));
  }

  /** The rule: canonical encodings, s below the order, no small-order key, and 8sB = 8R + 8kA. */
  static boolean verify(byte[] key, byte[] message, byte[] signature) {
    byte[] r = Arrays.copyOf(signature, 32);
    BigInteger s = number(Arrays.copyOfRange(signature, 32, 64));
    Optional<Point> a = canonical(key);
    if (a.isEmpty() || a.get().isSmallOrder() || canonical(r).isEmpty() || s.compareTo(L) >= 0) {
      return false;
    }
    Point right = a.get().times(challenge(r, key, message)).plus(canonical(r).get());
    return BASE.times(s).times(EIGHT).equals(right.times(EIGHT));
  }

  private static Optional<Point> canonical(byte[] bytes) {
    return decode(bytes).filter(p -> Arrays.equals(p.encode(), bytes));
  }

  /** SHA-512(R ‖ A ‖ message) modulo the order. */
  static BigInteger challenge(byte[] r, byte[] key, byte[] message) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-512");
      sha.update(r);
      sha.update(key);
      return number(sha.digest(message)).mod(L);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static BigInteger number(byte[] little) {
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  /** 32 bytes, little-endian. */
  static byte[] little(BigInteger number) {
    byte[] little = new byte[32];
    for (int i = 0; i < little.length; i++) {
      little[i] = number.shiftRight(8 * i).byteValue();
    }
    return little;
  }
}
