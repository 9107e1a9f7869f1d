package org.timecoin.protocol.message;

/** How long the line of a message may be (protocol.md section 1). */
public enum LineClass {
  /** Anything without a list of blocks, outputs or transactions in it. */
  SMALL(64 * 1024),
  /** One transaction. */
  TRANSACTION(4 * 1024 * 1024),
  /** A part of a proposal: what nodes send is below 400 KiB. */
  PART(4 * 1024 * 1024),
  /** An announced block. */
  BLOCK(16 * 1024 * 1024),
  /** An answer of any size: this long only when we asked, else as long as {@link #SMALL}. */
  ANSWER(16 * 1024 * 1024);

  private final int maxBytes;

  LineClass(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Bytes of a line of this class, the newline not counted. */
  public int maxBytes() {
    return maxBytes;
  }
}
