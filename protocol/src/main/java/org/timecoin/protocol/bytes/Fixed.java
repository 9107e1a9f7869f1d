package org.timecoin.protocol.bytes;

/** What the values of a fixed width share. */
final class Fixed {

  private Fixed() {}

  static void requireLength(String what, byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "a " + what + " has " + length + " bytes, not " + bytes.length);
    }
  }
}
