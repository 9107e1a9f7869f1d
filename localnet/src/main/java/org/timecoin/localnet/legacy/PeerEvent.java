package org.timecoin.localnet.legacy;

/**
 * One thing that happened at a legacy peer.
 *
 * @param kind what
 * @param remote the other end, {@code ip:port}; empty when there is none
 * @param detail for people: the message's name, a reason
 */
public record PeerEvent(Kind kind, String remote, String detail) {

  /** What can happen. */
  public enum Kind {
    /** The peer takes connections now. */
    LISTENING,
    /** A connection was accepted. */
    ACCEPTED,
    /** A connection from a banned address was closed at once. */
    REFUSED,
    /** The other end sent a right handshake. */
    HANDSHAKE,
    /** The other end sent a message before its handshake: closed without penalty. */
    MESSAGE_BEFORE_HANDSHAKE,
    /** Wrong magic or version, or the old prefix: closed, and a violation. */
    BAD_HANDSHAKE,
    /** A query got its answer. */
    ANSWERED,
    /** A message was understood and left alone. */
    IGNORED,
    /** A line did not parse: a violation. */
    PARSE_FAILURE,
    /** A violation was one too many. */
    BANNED,
    /** A connection ended. */
    CLOSED,
    /** A connection was made. */
    DIALLED,
    /** A connection could not be made or broke. */
    DIAL_FAILED,
    /** The node that was dialled sent its Ack. */
    ACKNOWLEDGED,
    /** The node that was dialled said its height. */
    HEIGHT_HEARD,
    /**
     * The node that was dialled said its UTXO state at our height: the same as ours or different.
     */
    UTXO_STATE_HEARD,
    /** A block was added on top of the own chain. */
    BLOCK_ADDED,
    /** A block was not. */
    BLOCK_REFUSED,
    /** A block was announced to a connection. */
    ANNOUNCED
  }

  @Override
  public String toString() {
    return "%-24s %-21s %s".formatted(kind, remote, detail);
  }
}
