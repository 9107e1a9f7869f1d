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
 * @param summary one sentence for {@code help}
 * @param body computes the result, or fails with {@link RpcFailure}
 */
public record RpcMethod(
    String name,
    List<String> parameters,
    String summary,
    Function<Params, Uni<? extends JsonNode>> body) {

  /** Refuses a method that {@code help} could not show on one line. */
  public RpcMethod {
    parameters = List.copyOf(parameters);
    if (summary.contains("\n")) {
      throw new IllegalArgumentException("a summary is one line");
    }
  }
}
