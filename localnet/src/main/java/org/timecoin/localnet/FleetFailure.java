package org.timecoin.localnet;

/**
 * The fleet did not do what was asked, through no fault of the person who asked. The message is one
 * sentence with the reason; the command ends with exit code 1.
 */
public final class FleetFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A sentence with the reason. */
  public FleetFailure(String sentence) {
    super(sentence);
  }

  /** The same, with the failure behind it. */
  public FleetFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
