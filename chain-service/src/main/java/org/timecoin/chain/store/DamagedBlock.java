package org.timecoin.chain.store;

/** The bytes of a stored block are not those that were written; it is being fetched again. */
public final class DamagedBlock extends RuntimeException {

  private static final long serialVersionUID = 1;

  DamagedBlock() {
    // No stack trace: the disk's fault, not ours.
    super("the block is damaged in the database and is being fetched again", null, false, false);
  }
}
