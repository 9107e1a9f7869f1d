package org.timecoin.protocol.json;

/**
 * Passes over the value of an unknown field. It must be JSON, but nothing in it is evaluated: a
 * lone surrogate or a number beyond every range is passed over too. Without recursion, so that the
 * depth costs one bit a level.
 */
final class JsonSkip {

  private final byte[] bytes;
  private final int end;
  private final int maxDepth;

  /** Bit d says whether level d is an object. */
  private final long[] objects;

  private int depth;
  private int position;

  JsonSkip(byte[] bytes, int end, int maxDepth) {
    this.bytes = bytes;
    this.end = end;
    this.maxDepth = maxDepth;
    this.objects = new long[maxDepth / Long.SIZE + 1];
  }

  /** The position behind the value at {@code from}. */
  int value(int from) throws JsonFault {
    position = from;
    boolean elementFollows = beginValue();
    while (elementFollows || depth > 0) {
      if (elementFollows) {
        if (isObject()) {
          key();
        }
        elementFollows = beginValue();
      } else {
        elementFollows = separator();
      }
    }
    return position;
  }

  /** Passes a scalar or an empty container, or enters one; whether an element must follow. */
  private boolean beginValue() throws JsonFault {
    byte first = peek();
    switch (first) {
      case '{', '[' -> {
        return open(first == '{');
      }
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
    return false;
  }

  private boolean open(boolean isObject) throws JsonFault {
    if (depth == maxDepth) {
      throw fault(FaultReason.TOO_DEEP);
    }
    position++;
    long bit = 1L << depth;
    objects[depth / Long.SIZE] =
        isObject ? objects[depth / Long.SIZE] | bit : objects[depth / Long.SIZE] & ~bit;
    depth++;
    return !tryClose();
  }

  /** Takes a comma or the closing bracket; whether an element must follow. */
  private boolean separator() throws JsonFault {
    if (tryClose()) {
      return false;
    }
    take(',');
    return true;
  }

  private boolean tryClose() throws JsonFault {
    if (peek() != (isObject() ? '}' : ']')) {
      return false;
    }
    position++;
    depth--;
    return true;
  }

  private boolean isObject() {
    return (objects[(depth - 1) / Long.SIZE] >>> (depth - 1) & 1) != 0;
  }

  private void key() throws JsonFault {
    if (peek() != '"') {
      throw fault(FaultReason.SYNTAX);
    }
    string();
    take(':');
  }

  private void string() throws JsonFault {
    int start = ++position;
    while (byteHere() != '"') {
      if (bytes[position] == '\\') {
        position++;
        escape();
      } else if (JsonStrings.isPlain(bytes[position])) {
        position++;
      } else {
        throw fault(FaultReason.SYNTAX);
      }
    }
    int invalid = Utf8.firstInvalid(bytes, start, position);
    if (invalid != position) {
      throw new JsonFault(FaultReason.UTF8, invalid);
    }
    position++;
  }

  private void escape() throws JsonFault {
    byte kind = byteHere();
    if (kind != 'u' && JsonEscapes.simple(kind) < 0) {
      throw fault(FaultReason.SYNTAX);
    }
    position++;
    if (kind == 'u') {
      JsonEscapes.hex(bytes, position, end);
      position += 4;
    }
  }

  private void number() throws JsonFault {
    if (bytes[position] == '-') {
      position++;
    }
    if (byteHere() == '0') {
      position++;
      if (position < end && isDigit(bytes[position])) {
        throw fault(FaultReason.SYNTAX);
      }
    } else {
      digits();
    }
    if (position < end && bytes[position] == '.') {
      position++;
      digits();
    }
    if (position < end && (bytes[position] | 0x20) == 'e') {
      position++;
      if (byteHere() == '+' || bytes[position] == '-') {
        position++;
      }
      digits();
    }
  }

  private void digits() throws JsonFault {
    if (!isDigit(byteHere())) {
      throw fault(FaultReason.SYNTAX);
    }
    while (position < end && isDigit(bytes[position])) {
      position++;
    }
  }

  private void literal(String word) throws JsonFault {
    for (int i = 0; i < word.length(); i++) {
      if (byteHere() != word.charAt(i)) {
        throw fault(FaultReason.SYNTAX);
      }
      position++;
    }
  }

  private void take(char wanted) throws JsonFault {
    if (peek() != wanted) {
      throw fault(FaultReason.SYNTAX);
    }
    position++;
  }

  private byte peek() throws JsonFault {
    while (position < end && JsonReader.isWhitespace(bytes[position])) {
      position++;
    }
    return byteHere();
  }

  private byte byteHere() throws JsonFault {
    if (position == end) {
      throw fault(FaultReason.END);
    }
    return bytes[position];
  }

  private JsonFault fault(FaultReason reason) {
    return new JsonFault(reason, position);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
