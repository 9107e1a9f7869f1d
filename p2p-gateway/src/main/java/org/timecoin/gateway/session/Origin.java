package org.timecoin.gateway.session;

import java.util.Optional;
import org.timecoin.gateway.peer.PeerAddress;

/**
 * How a connection came to be.
 *
 * @param address of the other end
 * @param inbound whether the peer dialled us
 * @param target whom we dial again when it ends; empty when the peer dialled us or it was for one
 *     errand
 */
record Origin(PeerAddress address, boolean inbound, Optional<Target> target) {

  static Origin accepted(PeerAddress address) {
    return new Origin(address, true, Optional.empty());
  }

  static Origin dialled(PeerAddress address, Target target) {
    return new Origin(address, false, Optional.of(target));
  }

  static Origin errand(PeerAddress address) {
    return new Origin(address, false, Optional.empty());
  }

  boolean persistent() {
    return target.map(Target::persistent).orElse(false);
  }
}
