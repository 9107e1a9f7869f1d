package org.timecoin.protocol.json;

import java.nio.charset.StandardCharsets;

/** Strings: plain ones in one pass, those with escapes through a buffer. */
final class JsonStrings {

  private final byte[] bytes;
  private final int end;
  private int position;

  JsonStrings(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** Behind the closing quote of the last string read. */
  int position() {
    return position;
  }

  /** The string whose first character, behind the opening quote, is at {@code from}. */
  String read(int from, int maxBytes) throws JsonFault {
    int p = from;
    int bits = 0;
    while (p < end && isPlain(bytes[p])) {
      bits |= bytes[p];
      p++;
    }
    if (p == end) {
      throw new JsonFault(FaultReason.END, p);
    }
    if (bytes[p] == '\\') {
      return new JsonEscapes(bytes, end).read(from, p, maxBytes, this);
    }
    if (bytes[p] != '"') {
      throw new JsonFault(FaultReason.SYNTAX, p);
    }
    position = p + 1;
    return text(bytes, from, p, bits < 0, maxBytes);
  }

  /** Called back with where an escaped string ended. */
  String finish(byte[] unescaped, int length, int closingQuote, int maxBytes) throws JsonFault {
    position = closingQuote + 1;
    return text(unescaped, 0, length, true, maxBytes);
  }

  private String text(byte[] from, int start, int stop, boolean beyondAscii, int maxBytes)
      throws JsonFault {
    if (stop - start > maxBytes) {
      throw new JsonFault(FaultReason.STRING_TOO_LONG, position);
    }
    if (!beyondAscii) {
      return new String(from, start, stop - start, StandardCharsets.ISO_8859_1);
    }
    if (Utf8.firstInvalid(from, start, stop) != stop) {
      throw new JsonFault(FaultReason.UTF8, position);
    }
    return new String(from, start, stop - start, StandardCharsets.UTF_8);
  }

  /** Neither quote nor backslash nor control character; bytes above ASCII are negative. */
  static boolean isPlain(byte b) {
    return b != '"' && b != '\\' && (b & 0xe0) != 0;
  }
}
