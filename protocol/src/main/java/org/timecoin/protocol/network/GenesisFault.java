package org.timecoin.protocol.network;

/** A {@code genesis.json} that makes no network. The message is one sentence for the operator. */
public final class GenesisFault extends Exception {

  private static final long serialVersionUID = 1L;

  GenesisFault(String message) {
    super(message);
  }
}
