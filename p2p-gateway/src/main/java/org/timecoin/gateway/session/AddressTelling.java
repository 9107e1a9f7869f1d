package org.timecoin.gateway.session;

import java.util.List;
import java.util.Optional;
import org.timecoin.gateway.peer.PeerAddress;

/**
 * Whom we name to a peer that asks: those we are connected to, where they can be dialled. Nothing
 * heard from others is passed on.
 */
public final class AddressTelling {

  private static final int MOST = 1000;

  private final int defaultPort;

  /** Addresses without a port get this one. */
  public AddressTelling(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  /** The addresses, "ip:port". */
  public List<String> of(List<Session> open) {
    return open.stream()
        .flatMap(session -> whereToDial(session).stream())
        .map(PeerAddress::text)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private Optional<PeerAddress> whereToDial(Session session) {
    if (!session.inbound()) {
      return Optional.of(session.peerAddress());
    }
    // Its own word decides the port only: a peer must not send others to an address it doesn't
    // hold.
    return PeerAddress.parse(session.facts().listenAddress(), defaultPort)
        .map(said -> new PeerAddress(session.peerAddress().ip(), said.port()));
  }
}
