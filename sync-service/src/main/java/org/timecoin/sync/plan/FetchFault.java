package org.timecoin.sync.plan;

/** Why a request brought no block. */
public enum FetchFault {
  /** The peer was silent for too long. */
  TIMEOUT,
  /** The connection closed on the request: the next one asks for half. */
  CLOSED,
  /** The peer answered with no block at all. */
  EMPTY,
  /**
   * The next block breaks this rule, but by so little that our own clock may be to blame. As good
   * as no block at all.
   */
  TIMESTAMP_TOO_FAR_IN_FUTURE,
  /** What came was no answer to what was asked. */
  MALFORMED,
  /** The gateway knows no such peer, or the peer lacks the range. */
  NO_PEER,
  /** The gateway has too much under way. */
  BUSY,
  /** The gateway did not answer. */
  UNREACHABLE;

  /** Whether the gateway is in trouble rather than the peer. */
  boolean isOurs() {
    return this == BUSY || this == UNREACHABLE;
  }
}
