package org.timecoin.localnet.legacy.wire;

import java.io.IOException;

/** A line longer than the tool keeps in memory; the connection is closed on it. */
public final class LineTooLong extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param lineBytesMax the limit that was crossed
   */
  public LineTooLong(int lineBytesMax) {
    super("a line of more than " + lineBytesMax + " bytes");
  }
}
