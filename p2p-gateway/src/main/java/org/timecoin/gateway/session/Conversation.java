package org.timecoin.gateway.session;

import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;

/** What is said on a connection once it is open. */
interface Conversation {

  /** The handshake is done. */
  void opened();

  /** A message came. */
  void handle(Message message);

  /** Whether an answer of this kind may come now, and so may be long. */
  boolean expects(MessageKind answer);

  /** Bytes of a line came that is not finished; the kind when its start tells. */
  void receiving();

  /** The peer has taken what waited for it. */
  void drained();

  /** A second or so has passed. */
  void tick(long nowMs);

  /** The connection is gone. */
  void closed(CloseReason reason);
}
