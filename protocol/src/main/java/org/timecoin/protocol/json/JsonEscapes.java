package org.timecoin.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Unescapes a string into UTF-8. */
final class JsonEscapes {

  private static final int HEX_DIGITS = 4;

  private final byte[] bytes;
  private final int end;
  private byte[] out = new byte[64];
  private int length;

  JsonEscapes(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** Reads on from the first backslash of the string that began at {@code from}. */
  String read(int from, int firstBackslash, int maxBytes, JsonStrings strings) throws JsonFault {
    append(from, firstBackslash);
    int p = firstBackslash;
    while (byteAt(p) != '"') {
      if (bytes[p] == '\\') {
        p = escape(p + 1);
      } else {
        int run = p;
        while (p < end && JsonStrings.isPlain(bytes[p])) {
          p++;
        }
        if (p == run) {
          throw new JsonFault(FaultReason.SYNTAX, p);
        }
        append(run, p);
      }
      if (length > maxBytes) {
        throw new JsonFault(FaultReason.STRING_TOO_LONG, p);
      }
    }
    return strings.finish(out, length, p, maxBytes);
  }

  /** One escape whose character behind the backslash is at {@code p}; the position behind it. */
  private int escape(int p) throws JsonFault {
    byte kind = byteAt(p);
    if (kind == 'u') {
      return unicode(p + 1);
    }
    int plain = simple(kind);
    if (plain < 0) {
      throw new JsonFault(FaultReason.SYNTAX, p);
    }
    append(plain);
    return p + 1;
  }

  /** What a backslash before this letter stands for, or -1. */
  static int simple(byte letter) {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> -1;
    };
  }

  private int unicode(int p) throws JsonFault {
    char first = (char) hex(bytes, p, end);
    int after = p + HEX_DIGITS;
    if (!Character.isSurrogate(first)) {
      append(first);
      return after;
    }
    if (Character.isLowSurrogate(first) || byteAt(after) != '\\' || byteAt(after + 1) != 'u') {
      throw new JsonFault(FaultReason.SYNTAX, p);
    }
    char second = (char) hex(bytes, after + 2, end);
    if (!Character.isLowSurrogate(second)) {
      throw new JsonFault(FaultReason.SYNTAX, p);
    }
    append(Character.toCodePoint(first, second));
    return after + 2 + HEX_DIGITS;
  }

  /** The value of the four hex digits at {@code p}. */
  static int hex(byte[] bytes, int p, int end) throws JsonFault {
    if (end - p < HEX_DIGITS) {
      throw new JsonFault(FaultReason.END, p);
    }
    int value = 0;
    for (int i = p; i < p + HEX_DIGITS; i++) {
      int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
      if (digit < 0) {
        throw new JsonFault(FaultReason.SYNTAX, i);
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private byte byteAt(int p) throws JsonFault {
    if (p >= end) {
      throw new JsonFault(FaultReason.END, end);
    }
    return bytes[p];
  }

  private void append(int codePoint) {
    byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    room(utf8.length);
    System.arraycopy(utf8, 0, out, length, utf8.length);
    length += utf8.length;
  }

  private void append(int from, int to) {
    room(to - from);
    System.arraycopy(bytes, from, out, length, to - from);
    length += to - from;
  }

  private void room(int more) {
    if (out.length - length < more) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, length + more));
    }
  }
}
