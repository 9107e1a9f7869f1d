package org.timecoin.chain.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.chain.FakeNeighbours;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.GoldenNode;
import org.timecoin.contracts.sync.v1.SyncState;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;

/** JSON-RPC over HTTP as its callers see it, friendly and hostile. */
@QuarkusTest
class JsonRpcTest extends GoldenNode {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Inject RpcServer server;
  @Inject FakeNeighbours neighbours;

  @ConfigProperty(name = "timenode.rpc.cookie-file")
  Path cookie;

  @ParameterizedTest(name = "{0}{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          getblockcount    | []       | 2000
          getbestblockhash | []       | "49e41d6358de591d36f83c9cbc4444deb16e049b5f07108bcd67829c244802be"
          getblockhash     | [0]      | "062446a00f5dc1aa0c842ce4e1beb400ee89ead29c247c14a44921dd7b5e1dea"
          getblockhash     | {"height":1} | "464d7d186ee7be91d1f2dd9d8201573cf0c4edab444a4dbf3b443da1f36d3e15"
          getblockhash     | [2001]   | {"code":-5,"message":"Block not found"}
          getblockhash     | [9223372036854775807] | {"code":-5,"message":"Block not found"}
          getblockhash     | [-1]     | {"code":-8,"message":"height is no height"}
          getblockhash     | ["x"]    | {"code":-32602,"message":"Invalid params: height is a whole number"}
          getblock         | [9999]   | {"code":-5,"message":"Block not found"}
          getblock         | ["00"]   | {"code":-8,"message":"A block hash has 64 hex digits"}
          getblock         | ["ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"] | {"code":-5,"message":"Block not found"}
          getblock         | [1,3]    | {"code":-8,"message":"verbosity is 0, 1 or 2"}
          getblock         | []       | {"code":-32602,"message":"Invalid params: block is missing"}
          gettxoutsetinfo  | ["all"]  | {"code":-8,"message":"hash_type is none or recompute"}
          gettxoutsetinfo  | [1]      | {"code":-32602,"message":"Invalid params: hash_type is a text"}
          sendtoaddress    | []       | {"code":-32601,"message":"Method not found"}
          help             | ["uptime"] | "uptime - Seconds since the service started."
          """)
  void answers(String method, String params, String answer) throws Exception {
    JsonNode response = call(method, params);

    assertThat(response.has("result") ? response.get("result") : response.get("error"))
        .isEqualTo(JSON.readTree(answer));
  }

  @Test
  void aBlockHasTheLegacyFieldsAndMore() throws Exception {
    Block block = BLOCKS.get(100);
    JsonNode shown = call("getblock", "[100]").get("result");

    assertThat(shown.get("hash").asText()).isEqualTo(block.hash().hex());
    assertThat(shown.get("previousblockhash").asText()).isEqualTo(BLOCKS.get(99).hash().hex());
    assertThat(shown.get("nextblockhash").asText()).isEqualTo(BLOCKS.get(101).hash().hex());
    assertThat(shown.get("merkleroot").asText())
        .isEqualTo("ab39984033b3966f31d2490b3d4496de3e3cb729d9bef1cacfd069d70aedc1de");
    assertThat(shown.get("time").longValue()).isEqualTo(block.header().timestamp());
    assertThat(shown.get("confirmations").intValue()).isEqualTo(1901);
    assertThat(shown.get("tx")).hasSize(4);
    assertThat(shown.get("tx").get(3).asText()).isEqualTo(block.txids().get(3).hex());
    assertThat(shown.get("masternode_rewards").intValue()).isEqualTo(4);
    assertThat(shown.get("certificate").isNull()).isTrue();
    assertThat(shown.get("rewards").get(0).get("amount_sat").longValue())
        .isEqualTo(block.masternodeRewards().getFirst().amount());
    assertThat(call("getblock", "[\"" + block.hash().hex() + "\"]").get("result")).isEqualTo(shown);
  }

  @Test
  void amountsAreWrittenDigitByDigit() throws Exception {
    Block block = BLOCKS.get(100);
    String text = post("{\"id\":1,\"method\":\"getblock\",\"params\":[100]}").body();

    String reward = Long.toString(block.header().blockReward());
    int whole = reward.length() - 8;
    assertThat(text)
        .contains(
            "\"block_reward\":" + reward.substring(0, whole) + "." + reward.substring(whole) + ",")
        .contains("\"block_reward_sat\":" + reward);
  }

  @Test
  void verbosityZeroIsTheBinaryForm() throws Exception {
    String hex = HexFormat.of().formatHex(BlockCodec.encode(BLOCKS.get(7)));

    assertThat(call("getblock", "[7,0]").get("result").asText()).isEqualTo(hex);
    assertThat(call("getblock", "[7,false]").get("result").asText()).isEqualTo(hex);
  }

  @Test
  void verbosityTwoShowsWhatIsSpentAndTheFee() throws Exception {
    JsonNode transactions = call("getblock", "[100,2]").get("result").get("tx");
    Block block = BLOCKS.get(100);
    long fees = block.header().blockReward() - 10_000_000_000L;

    assertThat(transactions.get(0).get("vin")).isEmpty();
    assertThat(transactions.get(1).get("vin").get(0).get("address").asText()).startsWith("TIME0");
    long shown = 0;
    for (int i = 1; i < transactions.size(); i++) {
      shown += transactions.get(i).get("fee").decimalValue().movePointRight(8).longValueExact();
    }
    assertThat(shown).isEqualTo(fees);
    assertThat(transactions.get(1).get("vout").get(0).get("scriptPubKey").get("address").asText())
        .startsWith("TIME0");
    assertThat(transactions.get(1).get("state").asText()).isEqualTo("confirmed");
  }

  @Test
  void theUtxoSetIsSummarized() throws Exception {
    JsonNode golden = GoldenChain.summary().get("states").get(5);
    for (String params : new String[] {"[]", "[\"recompute\"]"}) {
      JsonNode info = call("gettxoutsetinfo", params).get("result");
      assertThat(info.get("utxo_hash").asText()).isEqualTo(golden.get("utxo_state_hash").asText());
      assertThat(info.get("txouts").longValue()).isEqualTo(golden.get("utxo_count").longValue());
      assertThat(info.get("total_amount_sat").longValue())
          .isEqualTo(golden.get("total_value").longValue());
      assertThat(info.get("height").intValue()).isEqualTo(2000);
      assertThat(info.get("disk_size").longValue()).isPositive();
      assertThat(info.get("transactions").longValue())
          .isPositive()
          .isLessThan(info.get("txouts").longValue());
    }
    assertThat(call("gettxoutsetinfo", "[\"none\"]").get("result").has("utxo_hash")).isFalse();
  }

  @Test
  void blockchainInfoNamesTheStateOnlyWhenTheSyncServiceSaysIt() throws Exception {
    neighbours.syncSays(Optional.of(SyncState.SYNC_STATE_CATCHUP));
    JsonNode info = call("getblockchaininfo", "[]").get("result");
    neighbours.syncSays(Optional.empty());
    JsonNode alone = call("getblockchaininfo", "[]").get("result");
    neighbours.syncSays(Optional.of(SyncState.SYNC_STATE_STEADY));

    assertThat(info.get("state").asText()).isEqualTo("catchup");
    assertThat(alone.has("state")).isFalse();
    assertThat(info.get("chain").asText()).isEqualTo("test");
    assertThat(info.get("blocks").intValue()).isEqualTo(2000);
    assertThat(info.get("expectedheight").longValue()).isGreaterThan(2000);
    assertThat(info.get("verificationprogress").doubleValue()).isBetween(0.0, 1.0);
    assertThat(info.get("mediantime").longValue()).isEqualTo(BLOCKS.get(1995).header().timestamp());
    assertThat(info.get("chainwork").asText()).hasSize(64).endsWith("7d0");
    assertThat(info.get("genesishash").asText()).isEqualTo(BLOCKS.getFirst().hash().hex());
  }

  @Test
  void uptimeCountsAndHelpListsAll() throws Exception {
    assertThat(call("uptime", "[]").get("result").longValue()).isNotNegative();
    assertThat(call("help", "[]").get("result").asText().split("\n")).hasSize(19);
  }

  @Test
  void batchesAndNotifications() throws Exception {
    HttpResponse<String> batch =
        post("[{\"id\":1,\"method\":\"getblockcount\"},{\"method\":\"uptime\"}]");
    HttpResponse<String> notification = post("{\"method\":\"getblockcount\"}");

    assertThat(batch.body()).isEqualTo("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":2000}]");
    assertThat(notification.statusCode()).isEqualTo(204);
    assertThat(notification.body()).isEmpty();
  }

  @Test
  void theCookieOpensAndAWrongOneDoesNot() throws Exception {
    String body = "{\"id\":1,\"method\":\"getblockcount\"}";
    HttpResponse<String> right =
        HTTP.send(
            request(body).header("Authorization", "Bearer " + Files.readString(cookie)).build(),
            HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> wrong =
        HTTP.send(
            request(body).header("Authorization", "Bearer x").build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(right.statusCode()).isEqualTo(200);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a length over the limit | POST / HTTP/1.1~Host: localhost~Content-Length: 1048577~~{ | 413
          not a post              | GET / HTTP/1.1~Host: localhost~~ | 405
          another site's page     | POST / HTTP/1.1~Host: localhost~Origin: http://evil~Content-Type: application/json~Content-Length: 2~~{} | 403
          a rebound name          | POST / HTTP/1.1~Host: evil.example~Content-Length: 2~~{} | 403
          a length that is none   | POST / HTTP/1.1~Host: localhost~Content-Length: x~~{} | 400
          a header without end    | POST / HTTP/1.1~Host: localhost~X: LONG~~ | 431
          a line without end      | POST /LONG HTTP/1.1~Host: localhost~~ | 414
          no HTTP at all          | hello~~ | 400
          """)
  void hostileRequestsGetAStatusAndTheEnd(String name, String raw, String status) throws Exception {
    String request = raw.replace("LONG", "x".repeat(20_000)).replace("~", "\r\n");

    assertThat(exchange(request)).startsWith("HTTP/1.").contains(" " + status + " ");
  }

  @Test
  void aBodyInPiecesIsBoundedToo() throws Exception {
    String piece = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    String request =
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
            + piece.repeat(17)
            + "0\r\n\r\n";

    assertThat(exchange(request)).contains(" 413 ");
  }

  @Test
  void deepNestingIsAParseError() throws Exception {
    HttpResponse<String> response = post("[".repeat(100_000));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("-32700");
  }

  /** What a server sends to these bytes until it closes the connection. */
  private String exchange(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        received.write(buffer, 0, n);
      }
      return received.toString(StandardCharsets.UTF_8);
    }
  }

  private JsonNode call(String method, String params) throws Exception {
    HttpResponse<String> response =
        post(
            "{\"jsonrpc\":\"2.0\",\"id\":\"t\",\"method\":\"%s\",\"params\":%s}"
                .formatted(method, params));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return HTTP.send(request(body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/any/path"))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
