package org.timecoin.localnet.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.plan.HostPort;

/**
 * A node's JSON-RPC (rpc.md).
 *
 * @param address where the node serves it
 * @param cookie the file with the token; sent when it is there
 */
public record JsonRpc(HostPort address, Path cookie) {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Amounts pass through unchanged, never through a floating-point number. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /**
   * Calls a method with parameters as Java values or JSON nodes.
   *
   * @return the result
   * @throws RpcError when the node answers with an error
   * @throws FleetFailure when it doesn't answer
   */
  public JsonNode call(String method, Object... parameters) {
    ArrayNode array = JSON.createArrayNode();
    List.of(parameters).forEach(parameter -> array.add(JSON.<JsonNode>valueToTree(parameter)));
    return call(method, array, DEADLINE);
  }

  /** The same with a deadline of one's own. */
  public JsonNode call(String method, ArrayNode parameters, Duration deadline) {
    ObjectNode request = JSON.createObjectNode();
    request.put("jsonrpc", "2.0").put("id", 1).put("method", method).set("params", parameters);
    JsonNode answer = post(request, deadline);
    JsonNode error = answer.path("error");
    if (!error.isMissingNode() && !error.isNull()) {
      throw new RpcError(error.path("code").asInt(), error.path("message").asText());
    }
    return answer.path("result");
  }

  private JsonNode post(ObjectNode request, Duration deadline) {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(deadline).build()) {
      HttpResponse<String> response =
          client.send(httpRequest(request, deadline), BodyHandlers.ofString());
      client.shutdownNow();
      return parse(response);
    } catch (IOException e) {
      throw new FleetFailure("JSON-RPC at " + address + " doesn't answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetFailure("Interrupted while waiting for JSON-RPC.", e);
    }
  }

  private HttpRequest httpRequest(ObjectNode body, Duration deadline) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/"))
            .timeout(deadline)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (Files.isReadable(cookie)) {
      request.header("Authorization", "Bearer " + Files.readString(cookie).strip());
    }
    return request.build();
  }

  private JsonNode parse(HttpResponse<String> response) {
    try {
      JsonNode answer = JSON.readTree(response.body());
      if (answer.isObject()) {
        return answer;
      }
    } catch (JsonProcessingException e) {
      throw unusable(response, e);
    }
    throw unusable(response, new IOException("no object"));
  }

  private FleetFailure unusable(HttpResponse<String> response, Exception cause) {
    return new FleetFailure(
        "JSON-RPC at " + address + " answers with HTTP status " + response.statusCode() + ".",
        cause);
  }
}
