package org.timecoin.gateway.session;

/** Who wants to know of peers coming, changing and going; called on the loop. */
public interface PeerWatcher {

  /** A peer's connection is open. */
  void opened(Session peer);

  /** A peer said something new about itself: its height, its capabilities. */
  void changed(Session peer);

  /** An open connection ended. */
  void closed(Session peer);
}
