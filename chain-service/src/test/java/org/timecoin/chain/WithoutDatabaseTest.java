package org.timecoin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.rpc.http.RpcServer;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;

/** A database that isn't there: the service lives, says so, and waits. */
@QuarkusTest
@TestProfile(WithoutDatabaseTest.NoDatabase.class)
class WithoutDatabaseTest {

  /** Nothing listens on port 1. */
  public static final class NoDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(
              ChainTestServers.class, Map.of("nodeId", "n-none", "databasePort", "1"), true));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @GrpcClient("chain")
  MutinyChainStub chain;

  @Inject SmallRyeHealthReporter health;
  @Inject RpcServer rpc;

  @Test
  void itIsAliveAndNotReady() {
    assertThat(health.getLiveness().isDown()).isFalse();
    assertThat(health.getReadiness().isDown()).isTrue();
  }

  @Test
  void grpcAnswersUnavailable() {
    ChainClient client = new ChainClient(chain);

    assertUnavailable(client::tip);
    assertUnavailable(() -> client.importAll(GoldenChain.blocks().subList(1, 3), 2));
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
  }

  @Test
  void rpcAnswersStarting() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rpc.port()))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "[{\"id\":1,\"method\":\"getblockcount\"},{\"id\":2,\"method\":\"uptime\"}]"))
            .build();
    String body =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();

    assertThat(body).contains("\"code\":-28").contains("\"id\":2,\"result\":");
  }
}
