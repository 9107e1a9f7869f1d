package org.timecoin.gateway.session;

import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.Violation;

/** Who has to know what happens to a session. */
interface SessionOwner {

  /** The handshake is done. */
  void opened(Session session);

  /** The session is over, whether or not it was ever open. */
  void closed(Session session, CloseReason reason);

  /** The peer did something wrong; may close the session. */
  void violated(Session session, Violation violation, String detail);
}
