package org.timecoin.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.timecoin.chain.rpc.RpcMethod.Scope;
import org.timecoin.chain.store.DamagedBlock;

/** Turns the body of a request into calls and what they give into the body of the answer. */
public final class RpcDispatcher {

  /** Calls in one batch, at most. */
  public static final int BATCH_MAX = 50;

  /** Calls of one batch that run at one time. */
  private static final int BATCH_CONCURRENCY = 4;

  private static final Logger LOG = Logger.getLogger(RpcDispatcher.class);

  private final Map<String, RpcMethod> methods;
  private final RpcJson json;
  private final RpcWatch watch;

  /** A dispatcher of these methods. */
  public RpcDispatcher(List<RpcMethod> methods, RpcJson json, RpcWatch watch) {
    this.methods = methods.stream().collect(Collectors.toMap(RpcMethod::name, Function.identity()));
    this.json = json;
    this.watch = watch;
  }

  /** How many calls a body holds, to be weighed against the rate before any is made. */
  public sealed interface Body {
    /** To be answered with this and nothing else. */
    record Wrong(RpcError error) implements Body {}

    /** One call. */
    record One(JsonNode call) implements Body {}

    /** Several. */
    record Batch(List<JsonNode> calls) implements Body {
      public Batch {
        calls = List.copyOf(calls);
      }
    }

    /** How many calls it is. */
    default int weight() {
      return this instanceof Batch(List<JsonNode> all) ? all.size() : 1;
    }
  }

  /** Reads a body. */
  public Body read(byte[] body) {
    try {
      JsonNode read = json.read(body);
      if (!read.isArray()) {
        return new Body.One(read);
      }
      if (read.isEmpty() || read.size() > BATCH_MAX) {
        return new Body.Wrong(RpcError.notARequest("a batch has 1 to " + BATCH_MAX + " requests"));
      }
      return new Body.Batch(StreamSupport.stream(read.spliterator(), false).toList());
    } catch (IOException e) {
      return new Body.Wrong(RpcError.parse("the body is no JSON that is taken here"));
    }
  }

  /** What a caller must be allowed to so that all of its calls are made. */
  public Scope needs(Body body) {
    List<JsonNode> calls =
        switch (body) {
          case Body.Wrong wrong -> List.of();
          case Body.One(JsonNode call) -> List.of(call);
          case Body.Batch(List<JsonNode> all) -> all;
        };
    return calls.stream()
        .map(call -> methods.get(call.path("method").asText()))
        .filter(Objects::nonNull)
        .map(RpcMethod::scope)
        .max(Comparator.naturalOrder())
        .orElse(Scope.READ);
  }

  /** Makes the calls. Never fails; empty when nobody expects an answer. */
  public Uni<Optional<byte[]>> answer(Body body) {
    return answerTree(body).map(answer -> answer.map(json::write));
  }

  private Uni<Optional<JsonNode>> answerTree(Body body) {
    return switch (body) {
      case Body.Wrong(RpcError error) ->
          Uni.createFrom().item(Optional.of(failed(RpcJson.object().nullNode(), error)));
      case Body.One(JsonNode call) -> answer(call);
      case Body.Batch(List<JsonNode> calls) ->
          Uni.join()
              .all(calls.stream().map(this::answer).toList())
              .usingConcurrencyOf(BATCH_CONCURRENCY)
              .andFailFast()
              .map(RpcDispatcher::joined);
    };
  }

  private static Optional<JsonNode> joined(List<Optional<JsonNode>> answers) {
    ArrayNode array = RpcJson.array();
    answers.forEach(answer -> answer.ifPresent(array::add));
    return array.isEmpty() ? Optional.empty() : Optional.of(array);
  }

  /** A request without an id is a notification: done, and not answered. */
  private Uni<Optional<JsonNode>> answer(JsonNode request) {
    if (!request.isObject() || !request.path("method").isTextual()) {
      JsonNode id = request.path("id");
      return Uni.createFrom()
          .item(
              Optional.of(
                  failed(
                      id.isMissingNode() ? RpcJson.object().nullNode() : id,
                      RpcError.notARequest("an object with a method is expected"))));
    }
    return call(request).map(answer -> Optional.of(answer).filter(unused -> request.has("id")));
  }

  private Uni<JsonNode> call(JsonNode request) {
    JsonNode id = request.path("id");
    Optional<RpcMethod> method =
        Optional.ofNullable(methods.get(request.get("method").textValue()));
    if (method.isEmpty()) {
      // Names that nobody defined are no metric labels.
      watch.called("unknown", "error", 0);
      return Uni.createFrom().item(failed(id, RpcError.noSuchMethod()));
    }
    String name = method.get().name();
    long start = System.nanoTime();
    return run(method.get(), request)
        .onItem()
        .invoke(result -> watch.called(name, "ok", System.nanoTime() - start))
        .onFailure()
        .invoke(failure -> watch.called(name, "error", System.nanoTime() - start))
        .map(result -> succeeded(id, result))
        .onFailure()
        .recoverWithItem(failure -> failed(id, error(name, failure)));
  }

  private static Uni<JsonNode> run(RpcMethod method, JsonNode request) {
    return Uni.createFrom()
        .deferred(
            () ->
                method
                    .body()
                    .apply(Params.of(method.parameters(), request.path("params")))
                    .map(result -> (JsonNode) result));
  }

  private static RpcError error(String method, Throwable failure) {
    if (failure instanceof RpcFailure known) {
      return known.error();
    }
    if (failure instanceof DamagedBlock damaged) {
      return RpcError.other(damaged.getMessage());
    }
    LOG.warnf(failure, "%s could not be answered", method);
    return RpcError.other("The node could not answer now, see its log");
  }

  private static JsonNode succeeded(JsonNode id, JsonNode result) {
    ObjectNode answer = answerTo(id);
    answer.set("result", result);
    return answer;
  }

  private static JsonNode failed(JsonNode id, RpcError error) {
    ObjectNode answer = answerTo(id);
    ObjectNode told = answer.putObject("error");
    told.put("code", error.code()).put("message", error.message());
    error.data().ifPresent(data -> told.set("data", data));
    return answer;
  }

  private static ObjectNode answerTo(JsonNode id) {
    ObjectNode answer = RpcJson.object().put("jsonrpc", "2.0");
    answer.set("id", id.isMissingNode() ? answer.nullNode() : id);
    return answer;
  }
}
