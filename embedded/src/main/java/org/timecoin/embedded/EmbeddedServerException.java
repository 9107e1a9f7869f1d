package org.timecoin.embedded;

/**
 * A server did not start or an operation on it failed. The message is one sentence that a user can
 * act on; it needs no stack trace.
 */
public final class EmbeddedServerException extends RuntimeException {
  /**
   * @param message one sentence, with the remedy where there is one
   */
  public EmbeddedServerException(String message) {
    super(message);
  }

  /**
   * @param message one sentence, with the remedy where there is one
   * @param cause what failed underneath
   */
  public EmbeddedServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
