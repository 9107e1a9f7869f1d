package org.timecoin.gateway.session;

import org.timecoin.gateway.ask.RangeAnswer;

/** How one request for blocks to one peer ended. */
sealed interface FetchResult {

  /** The peer answered. */
  record Answered(RangeAnswer answer) implements FetchResult {}

  /** The peer said nothing for as long as it may, or answered a later request first. */
  record Silent(String detail) implements FetchResult {}

  /** The connection ended on the request. */
  record Closed() implements FetchResult {}
}
