package org.timecoin.chain.rpc;

/** Carries an error out of a method. */
public final class RpcFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient RpcError error;

  RpcFailure(RpcError error) {
    // No stack trace: the caller's fault, not ours.
    super(error.message(), null, false, false);
    this.error = error;
  }

  /** What the caller is told. */
  public RpcError error() {
    return error;
  }
}
