package org.timecoin.gateway.whole;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.gateway.v1.AddPeerRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd;
import org.timecoin.contracts.gateway.v1.ListPeersRequest;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.MutinyPeerGatewayStub;
import org.timecoin.contracts.gateway.v1.Peer;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.log.v1.AnnouncedBlock;
import org.timecoin.contracts.log.v1.BanAddress;
import org.timecoin.contracts.log.v1.DirectoryEntry;
import org.timecoin.contracts.log.v1.MasternodeNews;
import org.timecoin.contracts.log.v1.OutboundCommand;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.gateway.health.Listening;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlockAnnouncement;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.message.ChainMessage.GetBlocks;
import org.timecoin.protocol.message.ConnectionMessage.Ack;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.MasternodeMessage.MasternodeAnnouncement;

/**
 * The service as it is built, on a real broker, with faked neighbours behind real gRPC and raw
 * peers.
 */
@QuarkusTest
@QuarkusTestResource(GatewayTestServers.class)
class GatewayOnKafkaTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject Listening listening;
  @Inject RecordPublisher log;
  @Inject NodeClock clock;

  @GrpcClient("gateway")
  MutinyPeerGatewayStub gateway;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  @Test
  void blocksOfTheChainServiceAreServedToAPeer() throws IOException {
    try (RawPeer peer = RawPeer.shakeHands("127.0.0.2", port())) {
      peer.send("\"GetBlockHeight\"").send("{\"GetBlocks\":[0,1000]}");

      peer.expect("{\"BlockHeightResponse\":%d}".formatted(FakeChainService.HEIGHT));
      assertThat(peer.next(BlocksResponse.class).blocks()).isEqualTo(TestChain.upTo(100));
    }
  }

  @Test
  void aRangeIsFetchedFromAPeerBlockByBlock() throws IOException {
    List<Block> chain = TestChain.upTo(50);
    try (RawServer server = new RawServer("127.0.0.3")) {
      gateway
          .addPeer(AddPeerRequest.newBuilder().setAddress(server.address()).build())
          .await()
          .atMost(PATIENCE);
      try (RawPeer peer = server.acceptAndAck()) {
        peer.next(Version.class);
        peer.send("{\"BlockHeightResponse\":50}");
        await().atMost(PATIENCE).until(() -> heightOf(server.address()) == 50);

        var responses = fetch(10, 50);
        GetBlocks asked = peer.next(GetBlocks.class);
        assertThat(asked).isEqualTo(new GetBlocks(10, 50));
        peer.send(new BlocksResponse(chain.subList(10, 51)));

        List<FetchBlocksResponse> all = responses.join();
        assertThat(all.getFirst().getStarted().getPeer()).isEqualTo(server.address());
        assertThat(all.getLast().getEnd().getOutcome())
            .isEqualTo(FetchEnd.Outcome.OUTCOME_COMPLETE);
        assertThat(all.subList(1, 42).stream().map(r -> ChainMap.block(r.getBlock())))
            .isEqualTo(chain.subList(10, 51));
      }
    }
  }

  private java.util.concurrent.CompletableFuture<List<FetchBlocksResponse>> fetch(
      long first, long last) {
    return gateway
        .fetchBlocks(
            FetchBlocksRequest.newBuilder()
                .setRange(HeightRange.newBuilder().setFirst(first).setLast(last))
                .setTimeoutMs(5000)
                .build())
        .collect()
        .asList()
        .subscribeAsCompletionStage();
  }

  private long heightOf(String address) {
    return gateway
        .listPeers(ListPeersRequest.getDefaultInstance())
        .await()
        .atMost(PATIENCE)
        .getPeersList()
        .stream()
        .filter(peer -> peer.getAddress().equals(address))
        .mapToLong(Peer::getHeight)
        .findFirst()
        .orElse(-1);
  }

  @Test
  void anAnnouncedBlockIsAcknowledgedOnceTheLogHasIt() throws IOException {
    Block block = TestChain.upTo(7).getLast();
    try (RawPeer peer = RawPeer.shakeHands("127.0.0.4", port());
        LogTail<AnnouncedBlock> tail =
            new LogTail<>(bootstrap, Topic.PEER_BLOCKS, AnnouncedBlock.parser())) {
      peer.send(version("00000000000000a4")).send(new BlockAnnouncement(block));

      Ack ack = peer.next(Ack.class);
      assertThat(ack.messageType()).isEqualTo("BlockAnnouncement:" + block.hash().hex());
      await().atMost(PATIENCE).until(() -> !tail.values().isEmpty());
      assertThat(ChainMap.block(tail.values().getFirst().getBlock())).isEqualTo(block);
    }
  }

  @Test
  void masternodesThatPeersAnnounceGoToTheLogAndOursIsAnnouncedToThem() throws IOException {
    try (RawPeer peer = RawPeer.shakeHands("127.0.0.5", port());
        LogTail<MasternodeNews> tail =
            new LogTail<>(bootstrap, Topic.PEER_MASTERNODES, MasternodeNews.parser())) {
      peer.send(version("00000000000000a5"));
      MasternodeAnnouncement ours = peer.next(MasternodeAnnouncement.class);
      assertThat(ours.masternode().address()).isEqualTo("127.0.0.1:24100");

      peer.send(ours);

      await().atMost(PATIENCE).until(() -> !tail.values().isEmpty());
      assertThat(tail.values().getFirst().getAnnouncement().getRewardAddress())
          .isEqualTo(ours.masternode().rewardAddress());
    }
  }

  @Test
  void theDirectoryFollowsAPeer() throws IOException {
    try (LogTail<DirectoryEntry> tail =
        new LogTail<>(bootstrap, Topic.PEER_DIRECTORY, DirectoryEntry.parser())) {
      String key;
      try (RawPeer peer = RawPeer.shakeHands("127.0.0.6", port())) {
        key = "127.0.0.6:" + peer.localPort() + "|gateway-0";
        peer.send(version("00000000000000a6")).send("{\"BlockHeightResponse\":4711}");
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    tail.latest().containsKey(key)
                        && tail.latest().get(key).orElseThrow().getHeight() == 4711);
        assertThat(tail.latest().get(key).orElseThrow().getCapabilitiesList()).contains("ack");
      }
      await().atMost(PATIENCE).until(() -> tail.latest().get(key).isEmpty());
    }
  }

  @Test
  void commandsOnTheOutboundTopicAreObeyed() throws IOException {
    Block block = TestChain.upTo(9).getLast();
    try (RawPeer peer = RawPeer.shakeHands("127.0.0.7", port())) {
      peer.send(version("00000000000000a7"));
      peer.next(Version.class);
      command(OutboundCommand.newBuilder().setAnnounceBlock(ChainMap.toProto(block)), 30_000);

      assertThat(peer.next(BlockAnnouncement.class).block()).isEqualTo(block);
      peer.send(new Ack("BlockAnnouncement:" + block.hash().hex()));

      BanAddress ban = BanAddress.newBuilder().setIp("127.0.0.7").setSeconds(60).build();
      command(OutboundCommand.newBuilder().setBan(ban), -1);
      command(OutboundCommand.newBuilder().setBan(ban), 30_000);
      peer.awaitEnd();
    }
  }

  private void command(OutboundCommand.Builder command, long validForMs) {
    OutboundCommand value = command.setExpiresAtMs(clock.millis() + validForMs).build();
    log.publish(Topic.GATEWAY_OUTBOUND, new byte[] {1}, value).await().atMost(PATIENCE);
  }

  private int port() {
    await().atMost(10, SECONDS).until(() -> listening.where().isPresent());
    return listening.where().orElseThrow().port();
  }

  private static Version version(String id) {
    return new Version(
        "9.9.9",
        "",
        "",
        1,
        "Testnet",
        "127.0.0.9:24100",
        0,
        List.of("ack", "id:" + id),
        java.util.Optional.empty(),
        java.util.Optional.empty());
  }
}
