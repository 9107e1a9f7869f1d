package org.timecoin.gateway.intake;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.contracts.kafka.LogRecord;
import org.timecoin.contracts.kafka.PartitionReader;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.StartAt;
import org.timecoin.contracts.log.v1.OutboundCommand;
import org.timecoin.contracts.map.BadRecord;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.gateway.measure.GatewayMetrics;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.PeerAddress;
import org.timecoin.gateway.peer.PeerText;
import org.timecoin.gateway.session.Announcer;
import org.timecoin.gateway.session.Peers;
import org.timecoin.gateway.transport.GatewayLoop;

/**
 * Does what the other services want peers to be told. Starts at the end of the topic, since a
 * command from before the start has reached the other replicas or is void; so is one after its
 * time.
 */
public final class OutboundReader {

  private static final Logger LOG = Logger.getLogger(OutboundReader.class);

  private final GatewayLoop loop;
  private final Peers peers;
  private final Announcer announcer;
  private final InstantSource clock;
  private final GatewayMetrics metrics;

  /** Does nothing before it reads. */
  public OutboundReader(
      GatewayLoop loop,
      Peers peers,
      Announcer announcer,
      InstantSource clock,
      GatewayMetrics metrics) {
    this.loop = loop;
    this.peers = peers;
    this.announcer = announcer;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** The reader of the commands, not yet started. */
  public PartitionReader from(PartitionReaders readers) {
    return readers.reader(
        "outbound", Topic.GATEWAY_OUTBOUND, StartAt.end(), OutboundCommand.parser(), this::handle);
  }

  /** Does one command; never fails, because doing it again would not help. */
  Uni<Void> handle(LogRecord<OutboundCommand> record) {
    return loop.ask(
        () -> {
          record.value().ifPresent(this::handle);
          return Uni.createFrom().voidItem();
        });
  }

  private void handle(OutboundCommand command) {
    String kind = command.getCommandCase().name().toLowerCase(java.util.Locale.ROOT);
    if (command.getExpiresAtMs() <= clock.millis()) {
      metrics.dropped("expired", kind);
      return;
    }
    try {
      obey(command, kind);
    } catch (BadRecord e) {
      metrics.dropped("unreadable", kind);
      LOG.warnf("a command for peers can't be read: %s", e.getMessage());
    }
  }

  private void obey(OutboundCommand command, String kind) {
    switch (command.getCommandCase()) {
      case ANNOUNCE_BLOCK ->
          announcer.announce(ChainMap.block(command.getAnnounceBlock()), command.getOriginPeer());
      case BROADCAST_TRANSACTION ->
          announcer.broadcast(
              ChainMap.transaction(command.getBroadcastTransaction()), command.getOriginPeer());
      case DISCONNECT -> disconnect(command.getDisconnect().getPeer());
      case BAN -> ban(command);
      // A newer service may know commands that this release doesn't.
      case COMMAND_NOT_SET -> metrics.dropped("unknown", kind);
    }
  }

  private void disconnect(String peer) {
    peers.closeAll(s -> s.address().equals(peer), CloseReason.ASKED_FOR);
  }

  private void ban(OutboundCommand command) {
    String text = command.getBan().getIp();
    Optional<InetAddress> ip = PeerAddress.parseIp(text);
    if (ip.isEmpty()) {
      LOG.warnf("a command bans '%s', which is no IP address", PeerText.escaped(text));
      return;
    }
    Duration length = Duration.ofSeconds(Integer.toUnsignedLong(command.getBan().getSeconds()));
    peers.discipline().ban(ip.get(), length, command.getBan().getReason());
  }
}
