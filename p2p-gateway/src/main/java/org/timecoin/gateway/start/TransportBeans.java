package org.timecoin.gateway.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.timecoin.contracts.node.NodeIdentity;
import org.timecoin.gateway.config.ConnectionLimits;
import org.timecoin.gateway.config.P2pConfig;
import org.timecoin.gateway.config.Timing;
import org.timecoin.gateway.measure.GatewayMetrics;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.gateway.transport.PeerConnector;
import org.timecoin.gateway.transport.UnfinishedLines;
import org.timecoin.gateway.transport.WireLimits;

/** The loop, the sockets and their bounds. */
@Singleton
final class TransportBeans {

  private static final Logger LOG = Logger.getLogger(TransportBeans.class);

  @Produces
  @Singleton
  GatewayLoop loop(Vertx vertx) {
    return GatewayLoop.on(vertx);
  }

  @Produces
  @Singleton
  GatewayMetrics metrics(MeterRegistry registry) {
    return new GatewayMetrics(registry);
  }

  @Produces
  @Singleton
  OwnPlace place(P2pConfig config, NodeIdentity identity) {
    return OwnPlace.of(config, identity.network().p2pPort());
  }

  @Produces
  @Singleton
  UnfinishedLines unfinished(P2pConfig config, GatewayMetrics metrics) {
    long most = Runtime.getRuntime().maxMemory() / 3;
    long asked = config.lines().unfinishedBytes();
    if (asked > most) {
      LOG.infof("unfinished lines may take %d bytes, a third of the heap, not %d", most, asked);
    }
    UnfinishedLines unfinished = new UnfinishedLines(Math.min(asked, most));
    metrics.gauge("unfinished.bytes", unfinished::totalBytes);
    return unfinished;
  }

  @Produces
  @Singleton
  WireLimits limits(P2pConfig config) {
    ConnectionLimits connections = config.connections();
    Timing timing = config.timing();
    return new WireLimits(
        config.lines().progressBytesPerSecond(),
        timing.progressWindow().toMillis(),
        connections.outgoingBytes(),
        connections.busyBytes(),
        timing.slowReader().toMillis());
  }

  @Produces
  @Singleton
  PeerConnector connector(GatewayLoop loop, OwnPlace place, P2pConfig config) {
    return new PeerConnector(loop, place.dialFrom(), config.timing().connect());
  }
}
