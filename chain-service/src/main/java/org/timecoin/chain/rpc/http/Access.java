package org.timecoin.chain.rpc.http;

/** Whether a caller may call. */
sealed interface Access {

  /** It may read. */
  record Granted() implements Access {}

  /** It may not, for this HTTP status and reason. */
  record Denied(int status, String reason) implements Access {}
}
