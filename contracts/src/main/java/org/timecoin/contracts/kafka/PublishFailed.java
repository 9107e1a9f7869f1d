package org.timecoin.contracts.kafka;

/** A record was not acknowledged by the log; whether it got in is unknown. */
public final class PublishFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  PublishFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
