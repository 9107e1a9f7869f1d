package org.timecoin.chain.rpc.http;

import org.timecoin.chain.rpc.RpcMethod.Scope;

/** Whether a caller may call. */
sealed interface Access {

  /** It may do this much. */
  record Granted(Scope scope) implements Access {

    /** Whether that is enough for what needs so much. */
    boolean covers(Scope needed) {
      return scope.compareTo(needed) >= 0;
    }
  }

  /** It may not, for this HTTP status and reason. */
  record Denied(int status, String reason) implements Access {}
}
