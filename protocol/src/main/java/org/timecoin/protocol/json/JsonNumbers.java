package org.timecoin.protocol.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Integers, and arrays of them that are bytes: nine tenths of every block on the wire. Methods take
 * a position and return the one behind what they read.
 */
final class JsonNumbers {

  static final int ANY_LENGTH = -1;

  private static final int FIRST_SCRATCH = 128;
  private static final int NOT_PLAIN = -1;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int end;

  private byte[] scratch = new byte[FIRST_SCRATCH];
  private int count;
  private long value;

  JsonNumbers(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** What the last call of {@link #unsigned} or {@link #signed} read. */
  long value() {
    return value;
  }

  /** What the last call of {@link #bytes} read, in its first {@link #count} bytes. */
  byte[] scratch() {
    return scratch;
  }

  int count() {
    return count;
  }

  /** A {@code u64}, whose first byte is a digit or a minus. */
  int unsigned(int from) throws JsonFault {
    if (bytes[from] == '-') {
      throw new JsonFault(FaultReason.RANGE, from);
    }
    return digits(from);
  }

  /** An {@code i64}, whose first byte is a digit or a minus. */
  int signed(int from) throws JsonFault {
    boolean negative = bytes[from] == '-';
    int after = digits(negative ? from + 1 : from);
    if (negative) {
      // Minus zero is a floating-point number to the reference, hence refused.
      if (value == 0) {
        throw new JsonFault(FaultReason.NUMBER, from);
      }
      value = -value;
    }
    // The magnitude 2^63 is its own negation: right with a minus, out of range without.
    if (value != 0 && negative != value < 0) {
      throw new JsonFault(FaultReason.RANGE, from);
    }
    return after;
  }

  private int digits(int from) throws JsonFault {
    int p = from;
    long sum = 0;
    while (p < end && isDigit(bytes[p])) {
      int digit = bytes[p] - '0';
      if (p - from >= 19 && !fits(sum, digit, p - from)) {
        throw new JsonFault(FaultReason.RANGE, from);
      }
      sum = sum * 10 + digit;
      p++;
    }
    checkForm(from, p);
    value = sum;
    return p;
  }

  /** Whether a twentieth digit still makes a {@code u64}. */
  private static boolean fits(long sum, int digit, int digits) {
    long most = Long.divideUnsigned(-1L, 10);
    int order = Long.compareUnsigned(sum, most);
    return digits == 19 && (order < 0 || (order == 0 && digit <= 5));
  }

  private void checkForm(int from, int after) throws JsonFault {
    if (after == from) {
      throw new JsonFault(after == end ? FaultReason.END : FaultReason.SYNTAX, from);
    }
    if (bytes[from] == '0' && after - from > 1) {
      throw new JsonFault(FaultReason.SYNTAX, from);
    }
    if (after < end && (bytes[after] == '.' || (bytes[after] | 0x20) == 'e')) {
      throw new JsonFault(FaultReason.NUMBER, from);
    }
  }

  /**
   * Numbers from 0 to 255 up to the closing bracket, the opening one being taken already.
   *
   * @param wanted how many there must be, or {@link #ANY_LENGTH} for one or more
   */
  int bytes(int from, int wanted) throws JsonFault {
    int lastWord = end - Integer.BYTES;
    int p = from;
    int n = 0;
    boolean more = true;
    while (more) {
      int plain = p <= lastWord ? plainByte((int) WORD.get(bytes, p)) : NOT_PLAIN;
      if (plain != NOT_PLAIN) {
        p += plain >>> Byte.SIZE;
      } else {
        p = oddByte(p);
        plain = (int) value;
      }
      if (n == scratch.length) {
        scratch = Arrays.copyOf(scratch, n * 2);
      }
      scratch[n++] = (byte) plain;
      more = bytes[p++] == ',';
    }
    if (wanted != ANY_LENGTH && n != wanted) {
      throw new JsonFault(FaultReason.LENGTH, from);
    }
    count = n;
    return p;
  }

  /**
   * The number at the low end of four characters when it is one from 0 to 255 with a comma or
   * bracket right behind it, as nodes write it: the value with the count of its digits above it.
   * All three lengths take the same path, because they come in no order that a processor could
   * predict.
   */
  private static int plainByte(int word) {
    int digits = word ^ 0x30303030;
    // The top bit of every character that is no digit; only the lowest one set is exact.
    int others = (digits + 0x76767676 | digits) & 0x80808080;
    int bits = Integer.numberOfTrailingZeros(others) & 0x38;
    if (others == 0 || bits == 0) {
      return NOT_PLAIN;
    }
    // Moved up so that the last digit stands in the third byte, with zeros in front.
    int aligned = digits << (24 - bits);
    int value = (aligned & 0xff) * 100 + (aligned >>> 8 & 0xff) * 10 + (aligned >>> 16 & 0xff);
    int delimiter = word >>> bits & 0xff;
    boolean hasLeadingZero = bits > 8 && (digits & 0xff) == 0;
    if (value > 255 || hasLeadingZero || (delimiter != ',' && delimiter != ']')) {
      return NOT_PLAIN;
    }
    return bits >>> 3 << Byte.SIZE | value;
  }

  /** One number in any other form; the position of the comma or bracket behind it. */
  private int oddByte(int from) throws JsonFault {
    int start = skipWhitespace(from);
    if (bytes[start] != '-' && !isDigit(bytes[start])) {
      throw new JsonFault(bytes[start] == ']' ? FaultReason.LENGTH : FaultReason.TYPE, start);
    }
    int after = skipWhitespace(unsigned(start));
    if (Long.compareUnsigned(value, 255) > 0) {
      throw new JsonFault(FaultReason.RANGE, start);
    }
    if (bytes[after] != ',' && bytes[after] != ']') {
      throw new JsonFault(FaultReason.SYNTAX, after);
    }
    return after;
  }

  private int skipWhitespace(int from) throws JsonFault {
    int p = from;
    while (p < end && JsonReader.isWhitespace(bytes[p])) {
      p++;
    }
    if (p == end) {
      throw new JsonFault(FaultReason.END, p);
    }
    return p;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
