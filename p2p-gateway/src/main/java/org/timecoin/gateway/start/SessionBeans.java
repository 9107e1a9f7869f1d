package org.timecoin.gateway.start;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.node.NodeIdentity;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.gateway.config.P2pConfig;
import org.timecoin.gateway.emit.DirectoryPublisher;
import org.timecoin.gateway.emit.NewsPublisher;
import org.timecoin.gateway.handshake.HandshakeMachine;
import org.timecoin.gateway.handshake.OwnNode;
import org.timecoin.gateway.intake.OutboundReader;
import org.timecoin.gateway.measure.GatewayMetrics;
import org.timecoin.gateway.serve.Answers;
import org.timecoin.gateway.serve.ChainSource;
import org.timecoin.gateway.serve.RecentTip;
import org.timecoin.gateway.session.AddressTelling;
import org.timecoin.gateway.session.Announcer;
import org.timecoin.gateway.session.Dialling;
import org.timecoin.gateway.session.Errands;
import org.timecoin.gateway.session.Fetches;
import org.timecoin.gateway.session.HeightWatch;
import org.timecoin.gateway.session.Inquiries;
import org.timecoin.gateway.session.NewsSink;
import org.timecoin.gateway.session.Peers;
import org.timecoin.gateway.session.Surroundings;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.gateway.transport.PeerConnector;
import org.timecoin.gateway.transport.UnfinishedLines;
import org.timecoin.gateway.transport.WireLimits;
import org.timecoin.protocol.network.NetworkParameters;

/** Connections and what is done with them. */
@Singleton
final class SessionBeans {

  @Produces
  @Singleton
  Answers answers(
      GatewayLoop loop,
      ChainSource chain,
      RecentTip tip,
      NetworkParameters network,
      NodeClock clock,
      NodeIdentity identity,
      Provider<Peers> peers,
      P2pConfig config) {
    AddressTelling telling = new AddressTelling(identity.network().p2pPort());
    return new Answers(
        loop,
        chain,
        tip,
        network.genesisHash(),
        clock,
        () -> telling.of(peers.get().open()),
        config.connections().rangeReplies());
  }

  @Produces
  @Singleton
  NewsSink news(
      GatewayLoop loop,
      RecordPublisher log,
      NetworkParameters network,
      NodeClock clock,
      P2pConfig config,
      GatewayMetrics metrics) {
    return new NewsPublisher(loop, log, network.genesisHash(), clock, config.news(), metrics);
  }

  @Produces
  @Singleton
  Surroundings surroundings(
      GatewayLoop loop,
      P2pConfig config,
      WireLimits limits,
      UnfinishedLines unfinished,
      NodeClock clock,
      GatewayMetrics metrics,
      HandshakeMachine handshakes,
      OwnNode own,
      Answers answers,
      NewsSink news) {
    RandomGenerator random = RandomGenerator.getDefault();
    return new Surroundings(
        loop, config, limits, unfinished, clock, random, metrics, handshakes, own, answers, news);
  }

  @Produces
  @Singleton
  Peers peers(Surroundings env) {
    return new Peers(env);
  }

  @Produces
  @Singleton
  Dialling dialling(Surroundings env, Peers peers, PeerConnector connector, OwnPlace place) {
    Dialling dialling = new Dialling(env, peers, connector, place.advertise());
    peers.dialledBy(dialling);
    return dialling;
  }

  @Produces
  @Singleton
  Fetches fetches(Surroundings env, Peers peers) {
    return new Fetches(env, peers);
  }

  @Produces
  @Singleton
  Inquiries inquiries(Surroundings env, Peers peers) {
    return new Inquiries(env, peers);
  }

  @Produces
  @Singleton
  Announcer announcer(Surroundings env, Peers peers, PeerConnector connector) {
    return new Announcer(env, peers, new Errands(env, connector, peers.discipline()));
  }

  @Produces
  @Singleton
  HeightWatch heights(
      Peers peers, RecentTip tip, NetworkParameters network, NodeClock clock, GatewayLoop loop) {
    return new HeightWatch(peers, tip, network.schedule(), clock, loop);
  }

  @Produces
  @Singleton
  DirectoryPublisher directory(
      RecordPublisher log,
      P2pConfig config,
      NodeIdentity identity,
      NodeClock clock,
      GatewayMetrics metrics) {
    var replica =
        new DirectoryPublisher.Replica(config.name(), identity.incarnation(), config.grpcAddress());
    return new DirectoryPublisher(log, replica, clock, metrics);
  }

  @Produces
  @Singleton
  OutboundReader outbound(
      GatewayLoop loop, Peers peers, Announcer announcer, NodeClock clock, GatewayMetrics metrics) {
    return new OutboundReader(loop, peers, announcer, clock, metrics);
  }
}
