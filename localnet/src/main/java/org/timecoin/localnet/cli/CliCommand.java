package org.timecoin.localnet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./timenode cli}: JSON-RPC from the shell, as the legacy {@code time-cli} does it. */
@Command(name = "cli", description = "Call a method of a node's JSON-RPC, such as: cli getblock 17")
final class CliCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final String HEX = "[0-9A-Fa-f]{64,}";

  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      defaultValue = "n0",
      description = "which node (default: ${DEFAULT-VALUE})")
  private String node;

  @Parameters(index = "0", paramLabel = "METHOD", description = "help lists them")
  private String method;

  @Parameters(
      index = "1..*",
      paramLabel = "PARAM",
      description = "JSON where it is JSON, else text")
  private List<String> parameters = new ArrayList<>();

  @Override
  public Integer call() throws JsonProcessingException {
    Object[] values = parameters.stream().map(CliCommand::value).toArray();
    JsonNode result = fleet.open(spec.commandLine().getOut()).rpc(node).call(method, values);
    spec.commandLine().getOut().println(text(result));
    return 0;
  }

  /**
   * Numbers, booleans, lists and objects as such; hashes and longer hex (also of digits only) as
   * text.
   */
  static JsonNode value(String parameter) {
    try {
      return parameter.isBlank() || parameter.matches(HEX)
          ? TextNode.valueOf(parameter)
          : JSON.readTree(parameter);
    } catch (JsonProcessingException plainText) {
      return TextNode.valueOf(parameter);
    }
  }

  /** A text bare, so that it can go into a variable; anything else as JSON. */
  static String text(JsonNode result) throws JsonProcessingException {
    return result.isTextual()
        ? result.asText()
        : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result);
  }
}
