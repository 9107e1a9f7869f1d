package org.timecoin.chain.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.chain.GoldenNode;
import org.timecoin.chain.rpc.events.SseReader;

/** From a commit over the outbox and Kafka to a reader on the public port, and who may be one. */
@QuarkusTest
class EventsOverHttpTest extends GoldenNode {

  @Inject RpcServer server;

  @Test
  void everyCommittedBlockIsToldInOrder() {
    try (SseReader reader = new SseReader(url("?from=earliest"))) {
      assertThat(reader.status()).isEqualTo(200);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> reader.events().stream().anyMatch(e -> e.data().contains(height(2000))));

      List<SseReader.Event> events =
          reader.events().stream().filter(event -> !event.name().equals("sync")).toList();
      assertThat(events)
          .extracting(SseReader.Event::seq)
          .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
      assertThat(events).allMatch(event -> event.name().equals("applied"));
      assertThat(events.getFirst().data()).contains("\"firstHeight\":1,");
      assertThat(events.getLast().data()).contains(BLOCKS.get(2000).hash().hex());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          curl on this machine        | GET /events    | -                                 | 200
          another path                | GET /event     | -                                 | 405
          a call to the same path     | HEAD /events   | -                                 | 405
          a name that someone rebound | GET /events    | Host: evil.example                | 403
          a page of another site      | GET /events    | Origin: http://evil.example       | 403
          a picture of another site   | GET /events    | Sec-Fetch-Mode: no-cors           | 403
          a browser's address line    | GET /events    | Sec-Fetch-Mode: navigate          | 403
          our own page                | GET /events    | Sec-Fetch-Mode: cors              | 200
          a wrong token               | GET /events    | Authorization: Bearer 00          | 401
          no cursor                   | GET /events?from=x | -                             | 400
          """)
  void onlyWhoMayReadGetsEvents(String name, String request, String header, int status)
      throws IOException {
    String host = header != null && header.startsWith("Host") ? "" : "Host: 127.0.0.1\r\n";
    String line = header == null ? "" : header + "\r\n";

    assertThat(firstLine(request + " HTTP/1.1\r\n" + host + line + "\r\n"))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void aCallToThatPathIsACall() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(url("")))
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"id\":1,\"method\":\"getblockcount\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(response.body()).contains("\"result\":2000");
    }
  }

  private String firstLine(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] start = socket.getInputStream().readNBytes(16);
      return new String(start, StandardCharsets.UTF_8);
    }
  }

  private String url(String query) {
    return "http://127.0.0.1:" + server.port() + "/events" + query;
  }

  private static String height(long height) {
    return "\"height\":" + height + ",";
  }
}
