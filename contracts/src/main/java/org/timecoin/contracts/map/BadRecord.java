package org.timecoin.contracts.map;

/** What another service or the log sent can't be read as a value of the protocol. */
public final class BadRecord extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadRecord(String message) {
    super(message);
  }

  BadRecord(String message, Throwable cause) {
    super(message, cause);
  }
}
