package org.timecoin.gateway.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.log.v1.DirectoryEntry;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.gateway.measure.GatewayMetrics;
import org.timecoin.gateway.session.PeerWatcher;
import org.timecoin.gateway.session.Peers;
import org.timecoin.gateway.session.Session;

/**
 * Says in the directory whom this replica holds: an entry when a peer comes or says something new,
 * a beat for each every few seconds, a removal when it goes. Lost entries are repaired by the next
 * beat, so nothing is tried again.
 */
public final class DirectoryPublisher implements PeerWatcher {

  private static final Logger LOG = Logger.getLogger(DirectoryPublisher.class);

  private final RecordPublisher log;
  private final Replica replica;
  private final InstantSource clock;
  private final GatewayMetrics metrics;

  /** Publishes for a replica. */
  public DirectoryPublisher(
      RecordPublisher log, Replica replica, InstantSource clock, GatewayMetrics metrics) {
    this.log = log;
    this.replica = replica;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * This replica.
   *
   * @param name unique among its node's replicas, the same after a restart
   * @param incarnation new at each start
   * @param grpcAddress where other services reach it, "host:port"
   */
  public record Replica(String name, String incarnation, String grpcAddress) {}

  /** Says that all peers are still here; called on the loop. */
  public void beat(Peers peers) {
    peers.open().forEach(this::publish);
  }

  @Override
  public void opened(Session peer) {
    publish(peer);
  }

  @Override
  public void changed(Session peer) {
    publish(peer);
  }

  @Override
  public void closed(Session peer) {
    remove(keyOf(peer.address()));
  }

  private void publish(Session peer) {
    String topic = Topic.PEER_DIRECTORY.suffix();
    forget(log.publish(Topic.PEER_DIRECTORY, keyOf(peer.address()), entry(peer)), topic);
  }

  /** Removes an entry by its key. */
  public void remove(byte[] key) {
    forget(log.remove(Topic.PEER_DIRECTORY, key), Topic.PEER_DIRECTORY.suffix());
  }

  private void forget(Uni<?> publication, String topic) {
    publication
        .subscribe()
        .with(
            done -> {},
            failure -> {
              metrics.publishFailed(topic);
              LOG.debugf("the directory could not be written: %s", failure.getMessage());
            });
  }

  private byte[] keyOf(String peer) {
    return (peer + "|" + replica.name()).getBytes(UTF_8);
  }

  private DirectoryEntry entry(Session peer) {
    DirectoryEntry.Builder entry =
        DirectoryEntry.newBuilder()
            .setPeer(peer.address())
            .setGateway(replica.name())
            .setIncarnation(replica.incarnation())
            .setBeatAtMs(clock.millis())
            .setHeightAtMs(peer.facts().heightAtMs())
            .addAllCapabilities(peer.facts().capabilities().listed())
            .setScore(peer.facts().score().value())
            .setInbound(peer.inbound())
            .setGatewayGrpc(replica.grpcAddress());
    peer.facts().height().ifPresent(entry::setHeight);
    return entry.build();
  }

  /** Whether an entry is of this replica's name but of an earlier start. */
  public boolean isForerunner(DirectoryEntry entry) {
    return entry.getGateway().equals(replica.name())
        && !entry.getIncarnation().equals(replica.incarnation());
  }
}
