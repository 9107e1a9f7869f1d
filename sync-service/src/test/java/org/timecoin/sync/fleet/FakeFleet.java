package org.timecoin.sync.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.log.v1.BlocksApplied;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.log.v1.DirectoryEntry;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.sync.v1.MutinySyncGrpc.MutinySyncStub;
import org.timecoin.contracts.sync.v1.StatusRequest;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.protocol.block.Block;

/** The neighbours of the service under test, and what they write to the log. */
@Singleton
public final class FakeFleet {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final FakeChain chain;
  private final FakeGateway gateway;
  private final RecordPublisher publisher;
  private final MutinySyncStub sync;
  private final List<FakePeer> peers = new ArrayList<>();
  private String incarnation = "none";

  FakeFleet(
      @GrpcService FakeChain chain,
      @GrpcService FakeGateway gateway,
      RecordPublisher publisher,
      @GrpcClient("sync") MutinySyncStub sync) {
    this.chain = chain;
    this.gateway = gateway;
    this.publisher = publisher;
    this.sync = sync;
  }

  /** Begins again: no peers, and a chain with these blocks. */
  public void reset(List<Block> blocks) {
    peers.forEach(peer -> forget(peer.name()));
    peers.clear();
    gateway.reset();
    incarnation = UUID.randomUUID().toString();
    // Another incarnation makes the service ask the chain where it stands.
    tell(chain.reset(incarnation, blocks), blocks.getFirst());
    await().atMost(SOON).ignoreExceptions().until(() -> isIdle(status()));
    // What was still asked for before the peers were gone belongs to the test before.
    gateway.reset();
  }

  /** Nothing of the test before is under way any more: a range that came late would be kept. */
  private boolean isIdle(StatusResponse status) {
    return status.getHeight() == chain.height()
        && status.getPeers() == 0
        && status.getRangesInFlight() == 0;
  }

  /** Connects peers and says so in the directory. */
  public void connect(FakePeer... more) {
    for (FakePeer peer : more) {
      peers.add(peer);
      gateway.connect(peer);
    }
    beat();
  }

  /** A gateway's beat: who is there, and what they claim. */
  public void beat() {
    for (FakePeer peer : peers) {
      DirectoryEntry entry =
          DirectoryEntry.newBuilder()
              .setPeer(peer.name())
              .setGateway("gateway-0")
              .setIncarnation(incarnation)
              .setBeatAtMs(System.nanoTime() / 1_000_000)
              .setHeight(peer.claims())
              .setHeightAtMs(System.nanoTime() / 1_000_000)
              .build();
      publisher.publish(Topic.PEER_DIRECTORY, key(peer.name()), entry).await().atMost(SOON);
    }
  }

  /** The connection to a peer is lost. */
  public void disconnect(String name) {
    gateway.disconnect(name);
    peers.removeIf(peer -> peer.name().equals(name));
    forget(name);
  }

  private void forget(String name) {
    publisher.remove(Topic.PEER_DIRECTORY, key(name)).await().atMost(SOON);
  }

  /** The chain tells of blocks that came by another way. */
  public void announce(List<Block> blocks) {
    tell(chain.append(blocks), blocks.getLast());
  }

  private void tell(long seq, Block tip) {
    ChainEvent event =
        ChainEvent.newBuilder()
            .setSeq(seq)
            .setIncarnation(incarnation)
            .setGenesisHash(ChainMap.toProto(GoldenBlocks.genesis().hash()))
            .setApplied(BlocksApplied.newBuilder().setTip(ChainMap.ref(tip.height(), tip.hash())))
            .build();
    publisher.publish(Topic.CHAIN_EVENTS, new byte[0], event).await().atMost(SOON);
  }

  /** What sync says of itself. */
  public StatusResponse status() {
    return sync.status(StatusRequest.getDefaultInstance()).await().atMost(SOON);
  }

  /** Waits until the chain has a height. */
  public void awaitHeight(long height, Duration most) {
    await()
        .atMost(most)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(chain.height()).isEqualTo(height));
  }

  public FakeChain chain() {
    return chain;
  }

  public FakeGateway gateway() {
    return gateway;
  }

  private static byte[] key(String peer) {
    return (peer + "|gateway-0").getBytes(StandardCharsets.UTF_8);
  }
}
