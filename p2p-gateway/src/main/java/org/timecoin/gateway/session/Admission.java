package org.timecoin.gateway.session;

import java.util.Collection;
import java.util.Optional;
import org.timecoin.gateway.config.ConnectionLimits;
import org.timecoin.gateway.peer.Offender;
import org.timecoin.gateway.peer.PeerAddress;

/**
 * Who may connect: nobody who is banned, and no more than there is room for, in all and from one
 * address. A legacy node's fork queries open a fresh connection each time, so one address may have
 * several (protocol.md section 5).
 */
final class Admission {

  private final ConnectionLimits limits;
  private final Discipline discipline;
  private boolean open = true;

  Admission(ConnectionLimits limits, Discipline discipline) {
    this.limits = limits;
    this.discipline = discipline;
  }

  /** Why a peer may not connect, as a label for metrics; empty when it may. */
  Optional<String> refusal(PeerAddress address, Collection<Session> sessions) {
    if (!open) {
      return Optional.of("draining");
    }
    if (discipline.isBanned(address.ip())) {
      return Optional.of("banned");
    }
    Offender who = Offender.of(address.ip());
    long inbound = sessions.stream().filter(Session::inbound).count();
    long same =
        sessions.stream()
            .filter(s -> s.inbound() && Offender.of(s.peerAddress().ip()).equals(who))
            .count();
    if (inbound >= limits.inboundTotal()) {
      return Optional.of("total");
    }
    return same >= limits.inboundPerIp() ? Optional.of("address_total") : Optional.empty();
  }

  /** Admits nobody any more. */
  void close() {
    open = false;
  }
}
