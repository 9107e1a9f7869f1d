package org.timecoin.gateway.api;

import java.time.InstantSource;
import org.timecoin.contracts.gateway.v1.Ban;
import org.timecoin.contracts.gateway.v1.Peer;
import org.timecoin.gateway.session.PeerFacts;
import org.timecoin.gateway.session.Session;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.gateway.transport.WireTraffic;

/** Peers and bans as other services see them. */
final class PeerMapping {

  private final GatewayLoop loop;
  private final InstantSource clock;

  PeerMapping(GatewayLoop loop, InstantSource clock) {
    this.loop = loop;
    this.clock = clock;
  }

  Peer peer(Session session, int violations) {
    PeerFacts facts = session.facts();
    WireTraffic traffic = session.traffic();
    Peer.Builder peer =
        Peer.newBuilder()
            .setAddress(session.address())
            .setInbound(session.inbound())
            .setPersistent(session.persistent())
            .addAllCapabilities(facts.capabilities().listed())
            .setVersion(facts.version())
            .setConnectedAtMs(facts.connectedAtMs())
            .setLastReceivedAtMs(wall(traffic.lastReceivedMs()))
            .setLastSentAtMs(wall(traffic.lastSentMs()))
            .setBytesReceived(traffic.bytesReceived())
            .setBytesSent(traffic.bytesSent())
            .setScore(facts.score().value())
            .setViolations(violations)
            .setMasternode(facts.masternode());
    facts.height().ifPresent(peer::setHeight);
    facts.pingMs().ifPresent(peer::setPingMs);
    return peer.build();
  }

  /** The time of day of a moment of the loop's clock. */
  private long wall(long loopMs) {
    return clock.millis() - (loop.nowMs() - loopMs);
  }

  static Ban ban(org.timecoin.gateway.peer.Ban ban) {
    return Ban.newBuilder()
        .setIp(ban.offender().text())
        .setSinceMs(ban.sinceMs())
        .setUntilMs(ban.untilMs().orElse(0L))
        .setReason(ban.reason())
        .build();
  }
}
