package org.timecoin.localnet.status;

/** A node refused a call; the message is the node's. */
public final class RpcError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;

  /** The error as the node sent it. */
  RpcError(int code, String message) {
    super(message);
    this.code = code;
  }

  /** The code, as rpc.md lists them. */
  public int code() {
    return code;
  }
}
