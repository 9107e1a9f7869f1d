package org.timecoin.gateway.handshake;

import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.protocol.message.Message;

/** What to do, in the order given. */
public sealed interface HandshakeAction {

  /** Send a message. */
  record Send(Message message) implements HandshakeAction {}

  /** The connection is open: what comes from now on is for the conversation. */
  record Open() implements HandshakeAction {}

  /** A message kept from before the connection was open is for the conversation now. */
  record Replay(Message message, int bytes) implements HandshakeAction {}

  /** Count a line that was no message. */
  record CountUnreadable() implements HandshakeAction {}

  /** Close, and count what the reason says. */
  record Close(CloseReason reason) implements HandshakeAction {}
}
