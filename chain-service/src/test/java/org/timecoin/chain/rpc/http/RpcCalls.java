package org.timecoin.chain.rpc.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Calls the service as a wallet does; numbers are read digit by digit. */
final class RpcCalls {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  RpcCalls(int port) {
    this.address = URI.create("http://127.0.0.1:" + port);
  }

  /** The result, or the error where there is none. */
  JsonNode call(String method, Object... params) {
    return answer(method, JSON.valueToTree(List.of(params)));
  }

  /** The same with parameters as JSON. */
  JsonNode answer(String method, JsonNode params) {
    JsonNode request =
        JSON.createObjectNode().put("id", 1).put("method", method).set("params", params);
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(address)
                  .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode body = JSON.readTree(response.body());
      return body.has("error") ? body.get("error") : body.get("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }
}
