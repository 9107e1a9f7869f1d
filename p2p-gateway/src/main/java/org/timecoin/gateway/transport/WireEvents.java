package org.timecoin.gateway.transport;

import org.timecoin.gateway.peer.Violation;

/** What happens on a connection, told to its session on the loop. */
public interface WireEvents {

  /** The most bytes that a line may have whose first {@code length} bytes are these. */
  int limitOf(byte[] line, int length);

  /** A whole line without its newline. */
  void line(byte[] line);

  /** Bytes came that end inside a line: the peer is slow, but not silent. */
  void receiving();

  /** The peer crossed a limit; the session closes the connection. */
  void crossed(Violation violation, String detail);

  /** The peer took enough of what waited: more may be sent. */
  void drained();

  /** More waits for the peer than we keep; the session closes the connection. */
  void outgoingFull();

  /** The peer takes nothing of what we sent; the session closes the connection. */
  void slowReader();

  /** The peer or the network ended the connection. Not called after {@link Wire#close}. */
  void closed();
}
