package org.timecoin.gateway.start;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.contracts.kafka.PartitionReader;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.gateway.config.HostPort;
import org.timecoin.gateway.config.P2pConfig;
import org.timecoin.gateway.emit.DirectoryPublisher;
import org.timecoin.gateway.health.Listening;
import org.timecoin.gateway.intake.Forerunners;
import org.timecoin.gateway.intake.OutboundReader;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.session.Dialling;
import org.timecoin.gateway.session.HeightWatch;
import org.timecoin.gateway.session.Peers;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.gateway.transport.PeerListener;

/**
 * Starts and stops the gateway: listen, dial, read commands, and every so often look after it all.
 * Stopping says goodbye to peers and to the directory first.
 */
@Singleton
final class GatewayLife {

  private static final Logger LOG = Logger.getLogger(GatewayLife.class);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GatewayLoop loop;
  private final P2pConfig config;
  private final OwnPlace place;
  private final Peers peers;
  private final Dialling dialling;
  private final HeightWatch heights;
  private final MasternodeWatch masternode;
  private final DirectoryPublisher directory;
  private final PartitionReaders readers;
  private final PartitionReader outbound;
  private final Listening listening;
  private final PeerListener listener;

  GatewayLife(
      GatewayLoop loop,
      P2pConfig config,
      OwnPlace place,
      Peers peers,
      Dialling dialling,
      HeightWatch heights,
      MasternodeWatch masternode,
      DirectoryPublisher directory,
      PartitionReaders readers,
      OutboundReader outbound,
      Listening listening) {
    this.loop = loop;
    this.config = config;
    this.place = place;
    this.peers = peers;
    this.dialling = dialling;
    this.heights = heights;
    this.masternode = masternode;
    this.directory = directory;
    this.readers = readers;
    this.outbound = outbound.from(readers);
    this.listening = listening;
    this.listener = new PeerListener(loop, peers::accept);
  }

  void start(@Observes StartupEvent event) {
    peers.watch(directory);
    var forerunners = new Forerunners(directory).remove(readers);
    LOG.debugf("looking for earlier traces in the directory (%s)", forerunners);
    outbound.start();
    int port = listen();
    listening.begins(new HostPort(place.listen().host(), port));
    LOG.infof("listening for peers on %s", new HostPort(place.listen().host(), port).text());
    loop.execute(this::begin);
  }

  private int listen() {
    try {
      return listener.listen(place.listen().host(), place.listen().port()).await().atMost(PATIENCE);
    } catch (RuntimeException e) {
      throw new BadConfiguration(
          "peers can't be listened for on %s (%s); free the port or set timenode.p2p.listen"
              .formatted(place.listen().text(), e.getMessage()),
          e);
    }
  }

  private void begin() {
    loop.every(TICK, peers::tick);
    loop.every(config.timing().heightWhileBehind(), heights::look);
    loop.every(config.timing().directoryBeat(), () -> directory.beat(peers));
    loop.every(config.timing().ownMasternode(), masternode::look);
    heights.look();
    masternode.look();
    for (HostPort peer : place.peers()) {
      Optional<String> refusal = dialling.add(peer, true);
      refusal.ifPresent(why -> LOG.infof("%s is not dialled: %s", peer.text(), why));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    listening.ends();
    outbound.close();
    listener.close().chain(() -> loop.ask(this::goodbye)).await().atMost(PATIENCE);
  }

  private Uni<Void> goodbye() {
    peers.stopAccepting();
    dialling.stop();
    int closed = peers.closeAll(session -> true, CloseReason.STOPPING);
    LOG.infof("stopped with %d connections", closed);
    return Uni.createFrom().voidItem();
  }
}
