package org.timecoin.chain.rpc.method;

/** How deep something lies in the chain. */
final class Confirmations {

  private Confirmations() {}

  /** 1 in the tip itself; 0 for what was committed while the question was under way. */
  static long of(long height, long tipHeight) {
    return Math.max(0, tipHeight - height + 1);
  }
}
