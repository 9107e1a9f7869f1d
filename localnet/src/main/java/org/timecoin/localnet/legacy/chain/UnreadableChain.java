package org.timecoin.localnet.legacy.chain;

/**
 * A chain file, or a block named on the command line, that cannot be used; the message says which
 * and why.
 */
public final class UnreadableChain extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence
   */
  public UnreadableChain(String message) {
    super(message);
  }

  /**
   * @param message one sentence
   * @param cause what failed below
   */
  public UnreadableChain(String message, Throwable cause) {
    super(message, cause);
  }
}
