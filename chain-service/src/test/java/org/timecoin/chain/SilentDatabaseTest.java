package org.timecoin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.rpc.http.RpcServer;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.block.Block;

/** A running service whose database falls silent on every connection that it has. */
@QuarkusTest
@TestProfile(SilentDatabaseTest.BehindProxy.class)
class SilentDatabaseTest {

  private static final SilentProxy PROXY = new SilentProxy(TestServers.shared().postgres().port());

  /** The database is reached through the proxy. */
  public static final class BehindProxy implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(
              ChainTestServers.class,
              Map.of("nodeId", "n-silent", "databasePort", Integer.toString(PROXY.port())),
              true));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final List<Block> BLOCKS = GoldenChain.blocks();

  @GrpcClient("chain")
  MutinyChainStub chain;

  @Inject CurrentRole role;
  @Inject RpcServer rpcServer;

  @ConfigProperty(name = "timenode.rpc.cookie-file")
  Path cookie;

  @AfterAll
  static void close() {
    PROXY.close();
  }

  @Test
  void whoeverAsksOrWritesGoesOnByNewConnections() throws Exception {
    Awaitility.await().atMost(PATIENCE).until(() -> role.get() instanceof Role.Writer);
    assertThat(importTo(1, 20)).allMatch(ImportResponse::hasApplied);
    assertThat(answers("getblockheader")).isTrue();
    assertThat(answers("getblock")).isTrue();
    PROXY.silence();
    long silentAt = System.nanoTime();

    CompletableFuture<Void> asked =
        CompletableFuture.allOf(
            soon("entities", () -> answers("getblockheader")),
            soon("blocks", () -> answers("getblock")),
            soon(
                "the writer",
                () -> importTo(21, 40).stream().allMatch(ImportResponse::hasApplied)));
    assertThat(asked).succeedsWithin(PATIENCE);
    Duration took = Duration.ofNanos(System.nanoTime() - silentAt);
    System.out.println("everything goes on after " + took.toMillis() + " ms");
    assertThat(took).isLessThan(MOST);
  }

  private static CompletableFuture<Void> soon(String what, Callable<Boolean> works) {
    return CompletableFuture.runAsync(
        () ->
            Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(works));
  }

  private boolean answers(String method) throws Exception {
    String body = "{\"id\":1,\"method\":\"%s\",\"params\":[5]}".formatted(method);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rpcServer.port()))
            .header("Authorization", "Bearer " + Files.readString(cookie))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .contains("\"result\":{");
  }

  private List<ImportResponse> importTo(int first, int last) {
    return new ChainClient(chain).importAll(BLOCKS.subList(first, last + 1), 10);
  }
}
