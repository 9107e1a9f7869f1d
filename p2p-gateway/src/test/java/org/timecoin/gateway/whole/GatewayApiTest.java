package org.timecoin.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.gateway.v1.AddPeerRequest;
import org.timecoin.contracts.gateway.v1.AskPeersRequest;
import org.timecoin.contracts.gateway.v1.AskPeersResponse;
import org.timecoin.contracts.gateway.v1.BanRequest;
import org.timecoin.contracts.gateway.v1.DisconnectRequest;
import org.timecoin.contracts.gateway.v1.DrainRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd;
import org.timecoin.contracts.gateway.v1.HeightQuestion;
import org.timecoin.contracts.gateway.v1.ListBansRequest;
import org.timecoin.contracts.gateway.v1.ListPeersRequest;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.MutinyPeerGatewayStub;
import org.timecoin.contracts.gateway.v1.Peer;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;
import org.timecoin.contracts.gateway.v1.ReportViolationResponse;
import org.timecoin.contracts.gateway.v1.UnbanRequest;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.gateway.health.Listening;
import org.timecoin.gateway.health.ListeningCheck;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.protocol.message.ChainMessage.GetBlockHeight;
import org.timecoin.protocol.message.ConnectionMessage.Version;

/** The interface that the other services use, over real gRPC. */
@QuarkusTest
@QuarkusTestResource(GatewayTestServers.class)
class GatewayApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject Listening listening;
  @Inject @Readiness ListeningCheck ready;

  @GrpcClient("gateway")
  MutinyPeerGatewayStub gateway;

  @Test
  void readyMeansListening() {
    assertThat(ready.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(ready.call().getData().orElseThrow()).containsKey("listen");
  }

  @Test
  void aPeerIsListedWithWhatItSaid() throws IOException {
    try (RawPeer peer = RawPeer.shakeHands("127.0.0.21", port())) {
      peer.send(version("evil\u001b[31m")).send("{\"BlockHeightResponse\":12}");
      peer.next(Version.class);

      Peer listed = await().atMost(PATIENCE).until(() -> peerAt(peer), Peer::hasHeight);
      assertThat(listed.getInbound()).isTrue();
      assertThat(listed.getHeight()).isEqualTo(12);
      assertThat(listed.getVersion()).isEqualTo("evil\\u001b[31m");
      assertThat(listed.getCapabilitiesList()).contains("ack");
      assertThat(listed.getBytesReceived()).isPositive();
      assertThat(listed.getLastReceivedAtMs()).isGreaterThanOrEqualTo(listed.getConnectedAtMs());
    }
  }

  private Peer peerAt(RawPeer peer) {
    return now(gateway.listPeers(ListPeersRequest.getDefaultInstance())).getPeersList().stream()
        .filter(listed -> listed.getAddress().endsWith(":" + peer.localPort()))
        .findFirst()
        .orElse(Peer.getDefaultInstance());
  }

  @Test
  void provenViolationsOfAPeerThatIsGoneBanItsAddress() {
    ReportViolationRequest report =
        ReportViolationRequest.newBuilder()
            .setPeer("127.0.0.22:24100")
            .setRule("bad_merkle_root")
            .setDetail("block 7")
            .build();
    assertThat(now(gateway.reportViolation(report)).getCount()).isEqualTo(1);
    assertThat(now(gateway.reportViolation(report)).getBanned()).isFalse();

    ReportViolationResponse third = now(gateway.reportViolation(report));

    assertThat(third.getCount()).isEqualTo(3);
    assertThat(third.getBanned()).isTrue();
    assertThat(bannedIps()).contains("127.0.0.22");
  }

  @Test
  void aBanClosesRefusesAndIsLifted() throws IOException {
    try (RawPeer peer = RawPeer.shakeHands("127.0.0.23", port())) {
      assertThat(now(gateway.ban(ban("127.0.0.23"))).getBanned()).isTrue();
      peer.awaitEnd();
    }
    try (RawPeer refused = RawPeer.dial("127.0.0.23", port())) {
      refused.awaitEnd();
    }
    assertThat(bannedIps()).contains("127.0.0.23");

    UnbanRequest lift = UnbanRequest.newBuilder().setIp("127.0.0.23").build();
    assertThat(now(gateway.unban(lift)).getWasBanned()).isTrue();
    assertThat(now(gateway.unban(lift)).getWasBanned()).isFalse();
    RawPeer.shakeHands("127.0.0.23", port()).close();
  }

  @Test
  void aConfiguredPeerIsOnlyDisconnected() throws IOException {
    try (RawServer server = new RawServer("127.0.0.24")) {
      add(server.address(), true);
      try (RawPeer peer = server.acceptAndAck()) {
        peer.next(GetBlockHeight.class);

        assertThat(now(gateway.ban(ban("127.0.0.24"))).getBanned()).isFalse();

        peer.awaitEnd();
      }
    }
  }

  @Test
  void aConnectionIsClosedOnDemand() throws IOException {
    try (RawPeer peer = RawPeer.shakeHands("127.0.0.25", port())) {
      await().atMost(PATIENCE).until(() -> !peerAt(peer).getAddress().isEmpty());
      DisconnectRequest request =
          DisconnectRequest.newBuilder().setPeer("127.0.0.25:" + peer.localPort()).build();

      assertThat(now(gateway.disconnect(request)).getWasConnected()).isTrue();

      peer.awaitEnd();
      assertThat(now(gateway.disconnect(request)).getWasConnected()).isFalse();
    }
  }

  @Test
  void severalPeersAreAskedTheirHeights() throws IOException {
    try (RawServer server = new RawServer("127.0.0.26")) {
      add(server.address(), false);
      try (RawPeer peer = server.acceptAndAck()) {
        peer.next(Version.class);
        var asked =
            gateway
                .askPeers(
                    AskPeersRequest.newBuilder()
                        .setHeight(HeightQuestion.getDefaultInstance())
                        .setTimeoutMs(2_000)
                        .build())
                .subscribeAsCompletionStage();
        peer.next(GetBlockHeight.class);
        peer.send("{\"BlockHeightResponse\":18446744073709551615}");

        AskPeersResponse answers = asked.join();
        assertThat(answers.getAnswersList())
            .anySatisfy(
                answer -> {
                  assertThat(answer.getPeer()).isEqualTo(server.address());
                  assertThat(answer.getHeight()).isEqualTo(-1);
                });
      }
    }
  }

  @Test
  void aFetchThatNobodyCanServeEndsAtOnce() {
    List<FetchBlocksResponse> all = now(fetch(range(5_000_000, 5_000_001)).collect().asList());

    assertThat(all).hasSize(1);
    assertThat(all.getFirst().getEnd().getOutcome()).isEqualTo(FetchEnd.Outcome.OUTCOME_NO_PEER);
  }

  @Test
  void brokenRequestsAreTheCallersFault() {
    assertInvalid(() -> now(fetch(range(5, 4)).collect().asList()));
    assertInvalid(() -> now(fetch(range(1, 4).setTimeoutMs(0)).collect().asList()));
    assertInvalid(() -> now(fetch(range(1, 4).setTimeoutMs(60_001)).collect().asList()));
    assertInvalid(() -> now(gateway.ban(ban("example.org"))));
    assertInvalid(() -> now(gateway.unban(UnbanRequest.getDefaultInstance())));
    assertInvalid(
        () -> now(gateway.askPeers(AskPeersRequest.newBuilder().setTimeoutMs(1).build())));
    assertInvalid(
        () -> now(gateway.addPeer(AddPeerRequest.newBuilder().setAddress("a b").build())));
    assertInvalid(() -> now(gateway.reportViolation(ReportViolationRequest.getDefaultInstance())));
  }

  @Test
  void drainingComesLater() {
    assertStatus(
        () -> now(gateway.drain(DrainRequest.getDefaultInstance())), Status.Code.UNIMPLEMENTED);
  }

  private io.smallrye.mutiny.Multi<FetchBlocksResponse> fetch(FetchBlocksRequest.Builder range) {
    return gateway.fetchBlocks(range.build());
  }

  private static FetchBlocksRequest.Builder range(long first, long last) {
    return FetchBlocksRequest.newBuilder()
        .setRange(HeightRange.newBuilder().setFirst(first).setLast(last))
        .setTimeoutMs(1_000);
  }

  private void add(String address, boolean persistent) {
    AddPeerRequest request =
        AddPeerRequest.newBuilder().setAddress(address).setPersistent(persistent).build();
    assertThat(now(gateway.addPeer(request)).getAdded()).isTrue();
  }

  private static BanRequest ban(String ip) {
    return BanRequest.newBuilder().setIp(ip).setSeconds(60).setReason("by hand").build();
  }

  private List<String> bannedIps() {
    return now(gateway.listBans(ListBansRequest.getDefaultInstance())).getBansList().stream()
        .map(org.timecoin.contracts.gateway.v1.Ban::getIp)
        .toList();
  }

  private static void assertInvalid(Runnable call) {
    assertStatus(call, Status.Code.INVALID_ARGUMENT);
  }

  private static void assertStatus(Runnable call, Status.Code code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> assertThat(failure.getStatus().getCode()).isEqualTo(code));
  }

  private static <T> T now(Uni<T> answer) {
    return answer.await().atMost(PATIENCE);
  }

  private int port() {
    await().atMost(PATIENCE).until(() -> listening.where().isPresent());
    return listening.where().orElseThrow().port();
  }

  private static Version version(String name) {
    return new Version(
        name,
        "",
        "",
        1,
        "Testnet",
        "127.0.0.9:24100",
        0,
        List.of("ack", "id:00000000000000b1"),
        java.util.Optional.empty(),
        java.util.Optional.empty());
  }
}
