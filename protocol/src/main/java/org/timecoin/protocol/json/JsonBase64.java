package org.timecoin.protocol.json;

import java.util.Base64;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;

/**
 * Base64 of RFC 4648 section 4 in its one form: with padding, without line breaks, the unused bits
 * zero.
 */
final class JsonBase64 {

  private static final int BYTES = 3;
  private static final int CHARACTERS = 4;

  private JsonBase64() {}

  /** Characters that so many bytes take. */
  static int textLength(int bytes) {
    return Math.multiplyExact(Math.ceilDiv(bytes, BYTES), CHARACTERS);
  }

  static String write(ByteString bytes) {
    return Base64.getEncoder().encodeToString(bytes.bytes());
  }

  /** The bytes with exactly this text, if there are any. */
  static Optional<byte[]> read(String text) {
    if (text.length() % CHARACTERS != 0) {
      // The JDK would also read a text without its padding.
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return isTail(text, bytes) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // The JDK's word for any character out of place; which one tells nobody anything.
      return Optional.empty();
    }
  }

  /** Whether the text ends as these bytes do: only there can several texts mean the same. */
  private static boolean isTail(String text, byte[] bytes) {
    int from = Math.max(0, bytes.length - 1) / BYTES * BYTES;
    ByteString tail = ByteString.copyOf(bytes, from, bytes.length - from);
    return text.endsWith(write(tail));
  }
}
