package org.timecoin.localnet;

/**
 * Something that the person at the keyboard can put right. The message is one sentence with the
 * remedy; the command ends with exit code 2.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A sentence with the remedy. */
  public UserError(String sentence) {
    super(sentence);
  }

  /** The same, with the failure behind it. */
  public UserError(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
