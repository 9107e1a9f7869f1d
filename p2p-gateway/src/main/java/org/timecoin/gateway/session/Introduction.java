package org.timecoin.gateway.session;

import org.timecoin.gateway.peer.Capabilities;
import org.timecoin.protocol.message.ConnectionMessage.Version;

/** Who is who on one connection: our Version, said once, and the peer's, checked. */
final class Introduction {

  private final Session session;
  private final Surroundings env;
  private final Peers peers;
  private boolean introducedUs;
  private boolean metPeer;

  Introduction(Session session, Surroundings env, Peers peers) {
    this.session = session;
    this.env = env;
    this.peers = peers;
  }

  /** Says our Version, once. */
  void introduceUs() {
    if (!introducedUs) {
      introducedUs = true;
      session.send(env.own().version(env.clock().instant().getEpochSecond()));
    }
  }

  /** Takes the peer's Version; true when it was the first and the peer may stay. */
  boolean met(Version version) {
    if (metPeer) {
      env.metrics().dropped("repeated", version.kind().wireName());
      return false;
    }
    metPeer = true;
    Capabilities capabilities = Capabilities.of(version.capabilities());
    var fault = env.own().check().fault(version, capabilities);
    if (fault.isPresent()) {
      // Our own Version first: a node that dialled itself learns it only from the answer.
      introduceUs();
      session.close(fault.get());
      return false;
    }
    session.facts().introduced(version, capabilities);
    introduceUs();
    peers.introduced(session);
    return session.isOpen();
  }
}
