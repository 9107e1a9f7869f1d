package org.timecoin.gateway.transport;

import java.util.Arrays;

/**
 * Cuts the bytes of one connection into lines (protocol.md section 1). What it holds of an
 * unfinished line is bounded by the limit of that line, which the session decides by the line's
 * first bytes.
 */
final class LineFramer {

  /** Enough of a line to know its kind: the longest name with quotes and a brace has 33 bytes. */
  static final int START_BYTES = 48;

  private static final byte[] NOTHING = new byte[0];
  private static final int FIRST_CAPACITY = 1024;

  private final Lines lines;
  private byte[] held = NOTHING;
  private int length;
  private int limit = -1;
  private long linesCut;
  private boolean stopped;

  LineFramer(Lines lines) {
    this.lines = lines;
  }

  /** Where lines go, and who decides how long they may be. */
  interface Lines {
    /** The most bytes a line that starts like this may have, without its newline. */
    int limitOf(byte[] line, int length);

    /** A whole line without its newline; false to hear of no more. */
    boolean line(byte[] line);

    /** A line passed its limit; nothing more is read. */
    void tooLong(int limit);
  }

  /** Takes the next bytes. Calls back for every line that ends in them, before it returns. */
  void feed(byte[] chunk) {
    int from = 0;
    while (!stopped && from < chunk.length) {
      int end = newline(chunk, from);
      if (end < 0) {
        hold(chunk, from, chunk.length - from);
        return;
      }
      finish(chunk, from, end - from);
      from = end + 1;
    }
  }

  private static int newline(byte[] chunk, int from) {
    for (int i = from; i < chunk.length; i++) {
      if (chunk[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void finish(byte[] chunk, int from, int count) {
    byte[] line;
    if (length == 0) {
      line = Arrays.copyOfRange(chunk, from, from + count);
    } else {
      hold(chunk, from, count);
      line = Arrays.copyOf(held, length);
    }
    if (stopped || isOver(line, line.length, true)) {
      return;
    }
    release();
    linesCut++;
    stopped = !lines.line(line);
  }

  private void hold(byte[] chunk, int from, int count) {
    if (length == 0 && count == 0) {
      return;
    }
    // The limit first, so that no more is ever allocated than a line may have.
    int known = Math.min(count, Math.max(0, START_BYTES - length));
    append(chunk, from, known);
    if (isOver(held, length + count - known, false)) {
      return;
    }
    append(chunk, from + known, count - known);
  }

  private boolean isOver(byte[] line, int total, boolean whole) {
    if (limit < 0 && (whole || total >= START_BYTES)) {
      limit = lines.limitOf(line, Math.min(total, START_BYTES));
    }
    if (limit >= 0 && total > limit) {
      int crossed = limit;
      stop();
      lines.tooLong(crossed);
      return true;
    }
    return false;
  }

  private void append(byte[] chunk, int from, int count) {
    if (length + count > held.length) {
      int doubled = Math.max(FIRST_CAPACITY, held.length * 2);
      held = Arrays.copyOf(held, Math.max(length + count, doubled));
    }
    System.arraycopy(chunk, from, held, length, count);
    length += count;
  }

  private void release() {
    held = NOTHING;
    length = 0;
    limit = -1;
  }

  /** Lets go of what is held and takes no more. */
  void stop() {
    stopped = true;
    release();
  }

  /** Lines handed on so far. */
  long linesCut() {
    return linesCut;
  }

  /** Bytes of the unfinished line so far. */
  int unfinishedBytes() {
    return length;
  }

  /** Memory held for the unfinished line, bytes. */
  int heldBytes() {
    return held.length;
  }
}
