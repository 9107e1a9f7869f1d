package org.timecoin.chain.rpc;

/** Is told of every call, for metrics. */
public interface RpcWatch {

  /**
   * A call was answered.
   *
   * @param method its name, or "unknown"
   * @param outcome "ok" or "error"
   * @param nanos how long it took
   */
  void called(String method, String outcome, long nanos);
}
