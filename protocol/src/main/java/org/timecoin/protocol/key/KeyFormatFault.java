package org.timecoin.protocol.key;

/** A text that is no private key we read. The message is one sentence for the operator. */
public final class KeyFormatFault extends Exception {

  private static final long serialVersionUID = 1L;

  KeyFormatFault(String message) {
    super(message);
  }
}
