package org.timecoin.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * One method.
 *
 * @param name as it is called
 * @param parameters their names, in order
 * @param scope what a caller must be allowed to
 * @param summary one sentence for {@code help}
 * @param body computes the result, or fails with {@link RpcFailure}
 */
public record RpcMethod(
    String name,
    List<String> parameters,
    Scope scope,
    String summary,
    Function<Params, Uni<? extends JsonNode>> body) {

  /** What a method does to the node. */
  public enum Scope {
    /** It only looks. */
    READ,
    /** It changes something, or is dear: the token is needed, from this machine too. */
    OPERATE
  }

  /** A method that only looks. */
  public RpcMethod(
      String name,
      List<String> parameters,
      String summary,
      Function<Params, Uni<? extends JsonNode>> body) {
    this(name, parameters, Scope.READ, summary, body);
  }

  /** Refuses a method that {@code help} could not show on one line. */
  public RpcMethod {
    parameters = List.copyOf(parameters);
    if (summary.contains("\n")) {
      throw new IllegalArgumentException("a summary is one line");
    }
  }
}
