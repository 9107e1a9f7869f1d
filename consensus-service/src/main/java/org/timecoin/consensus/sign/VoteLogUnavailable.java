package org.timecoin.consensus.sign;

/**
 * A {@link VoteLog} gave no answer in time, or none that can be relied on: whether the row is
 * stored is unknown. Nothing may be signed or sent for it. The same may be asked again: an equal
 * row that is there already is a repeat.
 */
public class VoteLogUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With a sentence that says what was tried, and what was in the way. */
  public VoteLogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** With a sentence that says what is in the way. */
  public VoteLogUnavailable(String message) {
    super(message);
  }
}
