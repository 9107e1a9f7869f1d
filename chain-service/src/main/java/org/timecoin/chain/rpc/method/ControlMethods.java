package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;

/** {@code uptime} and {@code help}. */
public final class ControlMethods {

  private final List<RpcMethod> methods;
  private final LongSupplier nanoTime;
  private final long startedAt;

  /**
   * Methods that tell of these others and of themselves.
   *
   * @param nanoTime a monotonic clock, which starts to count now
   */
  public ControlMethods(List<RpcMethod> others, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.startedAt = nanoTime.getAsLong();
    List<RpcMethod> all = new ArrayList<>(others);
    all.add(new RpcMethod("uptime", List.of(), "Seconds since the service started.", this::uptime));
    all.add(
        new RpcMethod(
            "help", List.of("command"), "What can be called, or one of them.", this::help));
    all.sort(Comparator.comparing(RpcMethod::name));
    this.methods = List.copyOf(all);
  }

  /** The others and these. */
  public List<RpcMethod> all() {
    return methods;
  }

  private Uni<JsonNode> uptime(Params params) {
    long nanos = nanoTime.getAsLong() - startedAt;
    return Uni.createFrom().item(RpcJson.number(TimeUnit.NANOSECONDS.toSeconds(nanos)));
  }

  private Uni<JsonNode> help(Params params) {
    String command = params.find("command").map(JsonNode::asText).orElse("");
    String text =
        methods.stream()
            .filter(method -> command.isEmpty() || method.name().equals(command))
            .map(ControlMethods::line)
            .collect(Collectors.joining("\n"));
    if (text.isEmpty()) {
      throw RpcError.notFound("There is no such command").asFailure();
    }
    return Uni.createFrom().item(RpcJson.text(text));
  }

  private static String line(RpcMethod method) {
    String parameters =
        method.parameters().stream().map(name -> " " + name).collect(Collectors.joining());
    return method.name() + parameters + " - " + method.summary();
  }
}
