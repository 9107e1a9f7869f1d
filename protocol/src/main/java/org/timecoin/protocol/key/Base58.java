package org.timecoin.protocol.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Base58 as in Bitcoin: a number in base 58, with a '1' for every leading zero byte. */
final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int RADIX = 58;
  private static final BigInteger BASE = BigInteger.valueOf(RADIX);

  private Base58() {}

  /** Divides in place: every spent output is compared with a key's address, so this is hot. */
  static String encode(byte[] bytes) {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    // A byte is less than two digits.
    char[] text = new char[2 * bytes.length];
    int at = text.length;
    byte[] rest = bytes.clone();
    for (int from = zeros; from < rest.length; from += rest[from] == 0 ? 1 : 0) {
      text[--at] = ALPHABET.charAt(divide(rest, from));
    }
    for (int i = 0; i < zeros; i++) {
      text[--at] = ALPHABET.charAt(0);
    }
    return new String(text, at, text.length - at);
  }

  /** Divides a number by 58, from its first byte on that is not zero; returns the remainder. */
  private static int divide(byte[] number, int from) {
    int remainder = 0;
    for (int i = from; i < number.length; i++) {
      int part = (remainder << Byte.SIZE) | (number[i] & 0xff);
      number[i] = (byte) (part / RADIX);
      remainder = part % RADIX;
    }
    return remainder;
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
