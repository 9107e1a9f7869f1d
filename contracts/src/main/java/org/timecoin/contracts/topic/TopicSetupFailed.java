package org.timecoin.contracts.topic;

/** The topics are not as planned; the message says which and what to do. */
public final class TopicSetupFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  TopicSetupFailed(String message) {
    super(message);
  }

  TopicSetupFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
