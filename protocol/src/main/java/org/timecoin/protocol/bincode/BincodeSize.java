package org.timecoin.protocol.bincode;

import org.timecoin.protocol.bytes.ByteString;

/** How many bytes the parts of a value take in bincode. */
public final class BincodeSize {

  /** The length in front of a list. */
  public static final int COUNT = Long.BYTES;

  private BincodeSize() {}

  /** A byte list with its length. */
  public static int of(ByteString bytes) {
    return COUNT + bytes.length();
  }

  /** A text with its length, in UTF-8. A lone surrogate is written as one byte, '?'. */
  public static int of(String text) {
    int size = COUNT;
    for (int i = 0; i < text.length(); i++) {
      size += utf8Length(text, i);
    }
    return size;
  }

  private static int utf8Length(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    if (!Character.isSurrogate(c)) {
      return 3;
    }
    // The two halves of a pair take four bytes together.
    return isPaired(text, i) ? 2 : 1;
  }

  private static boolean isPaired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
