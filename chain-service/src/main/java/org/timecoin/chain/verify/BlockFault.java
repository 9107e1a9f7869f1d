package org.timecoin.chain.verify;

/** What can be wrong with a stored block by itself. */
public enum BlockFault {
  /** There is no row. */
  MISSING("it is not stored"),
  /** The bytes are not those that were written. */
  CHECKSUM("its bytes are not those that were written"),
  /** The bytes are no block. */
  UNREADABLE("its bytes are no block"),
  /** The block has another hash than the row says. */
  HASH("its bytes have another hash"),
  /** It names another parent than the block before it, or another height. */
  LINK("it does not stand on the block before it"),
  /** A column says another thing than the block. */
  COLUMNS("a column says another thing than its bytes");

  private final String sentence;

  BlockFault(String sentence) {
    this.sentence = sentence;
  }

  /** What is wrong, as a sentence about the block without its end. */
  public String sentence() {
    return sentence;
  }
}
