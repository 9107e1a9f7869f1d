package org.timecoin.chain.store;

/** The stored tip is not the block that was built on. */
final class WrongTip extends RuntimeException {

  private static final long serialVersionUID = 1;

  WrongTip() {
    super("the stored tip is not the block that was built on");
  }
}
