package org.timecoin.protocol.json;

import java.nio.charset.StandardCharsets;

/**
 * Quotes strings: only quote, backslash and control characters are escaped, as the reference does.
 */
final class JsonQuotes {

  /** Bytes that one byte of text takes at most. */
  static final int MAX_ESCAPE = 6;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private JsonQuotes() {}

  /** Writes the text with its quotes at {@code at}; the position behind it. */
  static int write(byte[] utf8, byte[] out, int at) {
    int p = at;
    out[p++] = '"';
    for (byte b : utf8) {
      if (JsonStrings.isPlain(b)) {
        out[p++] = b;
      } else {
        p = escape(b, out, p);
      }
    }
    out[p++] = '"';
    return p;
  }

  private static int escape(byte b, byte[] out, int at) {
    int p = at;
    out[p++] = '\\';
    byte letter = letter(b);
    out[p++] = letter;
    if (letter == 'u') {
      out[p++] = '0';
      out[p++] = '0';
      out[p++] = HEX[b >>> 4];
      out[p++] = HEX[b & 0xf];
    }
    return p;
  }

  private static byte letter(byte b) {
    return switch (b) {
      case '"', '\\' -> b;
      case '\b' -> 'b';
      case '\f' -> 'f';
      case '\n' -> 'n';
      case '\r' -> 'r';
      case '\t' -> 't';
      default -> 'u';
    };
  }
}
