package org.timecoin.localnet.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.plan.HostPort;

class JsonRpcTest {
  private final List<String> requests = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private HttpServer server;
  private String answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}";
  private int status = 200;

  @TempDir Path directory;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void amountsArePassedOnExactly() {
    answer = "{\"result\":{\"amount\":21000000.10000000,\"n\":18446744073709551615}}";

    assertThat(rpc().call("getbalance").toString())
        .isEqualTo("{\"amount\":21000000.10000000,\"n\":18446744073709551615}");
  }

  @Test
  void parametersAreSentInOrder() {
    rpc().call("getblock", 17, "x", true);

    assertThat(requests).hasSize(1);
    assertThat(requests.getFirst())
        .contains("\"method\":\"getblock\"")
        .contains("\"params\":[17,\"x\",true]");
  }

  @Test
  void theTokenIsSentWhenThereIsOne() throws Exception {
    rpc().call("uptime");
    Files.writeString(directory.resolve("rpc.cookie"), "secret\n");
    rpc().call("uptime");

    assertThat(tokens).containsExactly("", "Bearer secret");
  }

  @Test
  void theNodesErrorIsPassedOn() {
    answer = "{\"result\":null,\"error\":{\"code\":-5,\"message\":\"no such block\"}}";

    assertThatThrownBy(() -> rpc().call("getblock", 1))
        .isInstanceOfSatisfying(RpcError.class, e -> assertThat(e.code()).isEqualTo(-5))
        .hasMessage("no such block");
  }

  @Test
  void anAnswerThatIsNoJsonRpcIsAFailureWithItsStatus() {
    for (String body : List.of("<html>", "[]", "")) {
      answer = body;
      status = 401;

      assertThatThrownBy(() -> rpc().call("stop"))
          .isInstanceOf(FleetFailure.class)
          .hasMessageContaining("401");
    }
  }

  @Test
  void silenceIsAFailureWithTheAddress() {
    HostPort address = rpc().address();
    server.stop(0);

    assertThatThrownBy(() -> rpc().call("uptime"))
        .isInstanceOf(FleetFailure.class)
        .hasMessageContaining(address.toString());
  }

  private JsonRpc rpc() {
    return new JsonRpc(
        HostPort.local(server.getAddress().getPort()), directory.resolve("rpc.cookie"));
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    List<String> token = exchange.getRequestHeaders().getOrDefault("Authorization", List.of(""));
    tokens.addAll(token);
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
