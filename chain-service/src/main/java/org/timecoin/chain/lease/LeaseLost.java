package org.timecoin.chain.lease;

/** This process doesn't hold the lease, so it must not write; nothing was written. */
public final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** One sentence for the log and the caller. */
  public LeaseLost(String message) {
    super(message);
  }
}
