package org.timecoin.consensus.sign;

/**
 * A {@link VoteLog} must not be used for signing: the voter observes (consensus.md section 3,
 * "Restored and doubled"). Asking again doesn't help, unless somebody has vouched for the table
 * meanwhile and this process itself has nothing against it.
 */
public final class VoteLogStopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Standing.Reason reason;

  /** With why, and a sentence that says what was found and what an operator can do. */
  public VoteLogStopped(Standing.Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What the voter's standing becomes. */
  public Standing.Reason reason() {
    return reason;
  }
}
