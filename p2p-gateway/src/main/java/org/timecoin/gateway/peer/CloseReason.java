package org.timecoin.gateway.peer;

import java.util.Locale;
import java.util.Optional;

/** Why a connection ends: the closed list of reasons, each with the violation it counts, if any. */
public enum CloseReason {
  /**
   * The first message of an accepted peer was a valid one but no handshake: it may be an old node
   * racing.
   */
  NOT_A_HANDSHAKE,
  /** The first line of an accepted peer was no message. */
  UNPARSEABLE(Violation.PARSE_FAILURE),
  /** The handshake's magic bytes are another network's. */
  WRONG_MAGIC(Violation.BAD_HANDSHAKE),
  /** The handshake's protocol version is not ours. */
  WRONG_PROTOCOL_VERSION(Violation.BAD_HANDSHAKE),
  /** The first line began with the magic of an older protocol. */
  OLD_PROTOCOL(Violation.OLD_PROTOCOL),
  /** Another network's name. */
  OTHER_NETWORK,
  /** Another genesis hash. */
  OTHER_GENESIS,
  /** No handshake in time. */
  HANDSHAKE_TIMEOUT,
  /** More came before the acknowledgement of our handshake than is kept. */
  TOO_EARLY_TOO_MUCH(Violation.TOO_EARLY_TOO_MUCH),
  /** The peer ended the connection. */
  ENDED_BY_PEER,
  /** The peer ended the connection before it acknowledged our handshake. */
  ENDED_BEFORE_ACK,
  /** We dialled ourselves. */
  SELF,
  /** A better connection to the same node stands. */
  DUPLICATE,
  /** The peer crossed a limit, which is counted where it was found. */
  LIMIT_CROSSED,
  /** Too many lines were no messages; each is counted where it was found. */
  TOO_MANY_PARSE_FAILURES,
  /** Too many violations. */
  BANNED,
  /** Nothing came for too long. */
  IDLE,
  /** The peer takes nothing of what we send. */
  SLOW_READER,
  /** More waits for the peer than is kept. */
  OUTGOING_FULL,
  /** A request of ours stays unanswered. */
  UNANSWERED,
  /** What the connection was made for is done. */
  DONE,
  /** Another service or an operator asked for it. */
  ASKED_FOR,
  /** The gateway stops. */
  STOPPING;

  private final Optional<Violation> violation;

  CloseReason() {
    this.violation = Optional.empty();
  }

  CloseReason(Violation violation) {
    this.violation = Optional.of(violation);
  }

  /** What is counted against the peer when a connection ends for this reason. */
  public Optional<Violation> violation() {
    return violation;
  }

  /** A stable name for metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
