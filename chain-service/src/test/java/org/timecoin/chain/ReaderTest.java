package org.timecoin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.rpc.http.RpcServer;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.contracts.chain.v1.SwitchBranchRequest;
import org.timecoin.contracts.chain.v1.UtxoHashRequest;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.service.WriterRedirect;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.network.NetworkParameters;

/** A running service that loses the lease to another writer, the test, and gets it back. */
@QuarkusTest
@TestProfile(ReaderTest.OwnDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReaderTest {

  /** Another profile is another start, and so another database. */
  public static final class OwnDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(ChainTestServers.class, Map.of("nodeId", "n-reader"), true));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Block> BLOCKS = GoldenChain.blocks();

  @GrpcClient("chain")
  MutinyChainStub chain;

  @Inject CurrentRole role;
  @Inject SmallRyeHealthReporter health;
  @Inject MeterRegistry registry;

  @Inject RpcServer rpcServer;

  @ConfigProperty(name = "timenode.rpc.cookie-file")
  Path cookie;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String jdbc;

  @Test
  @Order(1)
  void theWriterAppliesAndSaysSo() {
    Awaitility.await().atMost(PATIENCE).until(() -> role.get() instanceof Role.Writer);

    assertThat(importTo(1, 20)).allMatch(ImportResponse::hasApplied);
    assertThat(gauge("timenode.chain.lease.held")).isEqualTo(1);
    assertThat(gauge("timenode.chain.lease.epoch")).isEqualTo(1);
    assertThat(gauge("timenode.chain.lease.expiry.seconds")).isBetween(0.0, 6.0);
  }

  @Test
  @Order(2)
  void aReaderServesWhatTheWriterWritesAndSendsWritingCallsThere() throws Exception {
    try (TestDatabase writer = database()) {
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> writer.takeLease().epoch().counter() > 1);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> role.get() instanceof Role.Reader reader && reader.writer().isPresent());

      assertSentTo("localhost:1", () -> importTo(21, 22));
      assertSentTo(
          "localhost:1",
          () ->
              chain
                  .switchBranch(
                      Multi.createFrom()
                          .item(
                              SwitchBranchRequest.newBuilder()
                                  .setAncestor(ChainMap.ref(0, BLOCKS.getFirst().hash()))
                                  .build()))
                  .await()
                  .atMost(PATIENCE));
      assertThat(rpc("reindex")).contains("the writer's JSON-RPC is at localhost:2");
      assertThat(rpc("getblockcount")).contains("\"result\":20");
      writer
          .applier(NetworkParameters.testnet(), 10)
          .apply(
              BLOCKS.subList(21, 41).stream()
                  .map(block -> Candidate.of(block, GoldenChain.NOW))
                  .toList(),
              CommitNotes.NONE);
      ChainClient client = new ChainClient(chain);
      Awaitility.await().atMost(PATIENCE).until(() -> client.tip().getTip().getHeight() == 40);
      assertThat(ChainMap.hash(client.tip().getTip().getHash())).isEqualTo(BLOCKS.get(40).hash());
      assertThat(
              chain
                  .utxoHash(UtxoHashRequest.getDefaultInstance())
                  .await()
                  .atMost(PATIENCE)
                  .getHeight())
          .isEqualTo(40);
      assertThat(health.getReadiness().isDown()).isFalse();
      assertThat(health.getReadiness().getPayload().toString()).contains("a test is the writer");
      assertThat(gauge("timenode.chain.lease.held")).isZero();
    }
  }

  @Test
  @Order(3)
  void aLeaseThatExpiresIsTakenAndTheChainGoesOnWhereItIs() {
    try (TestDatabase writer = database()) {
      writer.execute("UPDATE chain.lease SET renewed_at = now(), expires_at = now()");
    }
    Awaitility.await().atMost(PATIENCE).until(() -> role.get() instanceof Role.Writer);

    assertThat(importTo(35, 60)).allMatch(ImportResponse::hasApplied);
    assertThat(new ChainClient(chain).tip().getTip().getHeight()).isEqualTo(60);
    assertThat(gauge("timenode.chain.lease.epoch")).isGreaterThan(2);
  }

  private String rpc(String method) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rpcServer.port()))
            .header("Authorization", "Bearer " + Files.readString(cookie))
            .POST(HttpRequest.BodyPublishers.ofString("{\"id\":1,\"method\":\"" + method + "\"}"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private List<ImportResponse> importTo(int first, int last) {
    return new ChainClient(chain).importAll(BLOCKS.subList(first, last + 1), 10);
  }

  private static void assertSentTo(String address, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
              assertThat(e.getStatus().getDescription()).contains(address);
              assertThat(WriterRedirect.writer(e)).contains(address);
            });
  }

  private TestDatabase database() {
    var access = TestServers.shared().postgres();
    String name = jdbc.substring(jdbc.lastIndexOf('/') + 1);
    return TestDatabase.existing(access.port(), access.user(), access.password(), name);
  }
}
