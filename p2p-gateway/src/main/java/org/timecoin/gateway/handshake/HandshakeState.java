package org.timecoin.gateway.handshake;

import java.util.List;
import java.util.Locale;
import org.timecoin.gateway.handshake.HandshakeEvent.Received;
import org.timecoin.gateway.peer.CloseReason;

/** How far a connection has come. */
public sealed interface HandshakeState {

  /** A peer dialled us and has to say its handshake until the deadline. */
  record AwaitingHandshake(long deadlineMs) implements HandshakeState {}

  /**
   * We dialled a peer and said our handshake; without an Ack it is an old node from the deadline
   * on. What it says before is kept.
   */
  record AwaitingAck(long deadlineMs, List<Received> early, int earlyBytes)
      implements HandshakeState {
    public AwaitingAck {
      early = List.copyOf(early);
    }
  }

  /** Both may speak freely. */
  record Opened(Outcome outcome) implements HandshakeState {}

  /** It came to nothing. */
  record Failed(CloseReason reason) implements HandshakeState {}

  /** How a connection became open. */
  enum Outcome {
    /** The peer's handshake was right. */
    ACCEPTED,
    /** The peer acknowledged ours. */
    ACKNOWLEDGED,
    /** The peer said nothing against ours: an old node. */
    ASSUMED;

    /** A stable name for metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
