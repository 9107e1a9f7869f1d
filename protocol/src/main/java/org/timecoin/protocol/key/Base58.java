package org.timecoin.protocol.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Base58 as in Bitcoin: a number in base 58, with a '1' for every leading zero byte. */
final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);

  private Base58() {}

  static String encode(byte[] bytes) {
    StringBuilder reversed = new StringBuilder();
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] step = rest.divideAndRemainder(BASE);
      reversed.append(ALPHABET.charAt(step[1].intValue()));
      rest = step[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      reversed.append(ALPHABET.charAt(0));
    }
    return reversed.reverse().toString();
  }

  /** The bytes, or nothing when a character is not in the alphabet. Callers bound the length. */
  static Optional<byte[]> decode(String text) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    return Optional.of(withLeadingZeros(text, number));
  }

  private static byte[] withLeadingZeros(String text, BigInteger number) {
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
      zeros++;
    }
    int size = (number.bitLength() + 7) / 8;
    byte[] signed = number.toByteArray();
    byte[] bytes = new byte[zeros + size];
    byte[] magnitude = Arrays.copyOfRange(signed, signed.length - size, signed.length);
    System.arraycopy(magnitude, 0, bytes, zeros, size);
    return bytes;
  }
}
