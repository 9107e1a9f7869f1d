package org.timecoin.localnet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.timecoin.localnet.status.FleetStatus;
import org.timecoin.localnet.status.StatusTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./timenode status}. */
@Command(name = "status", description = "Show what every node and service is doing.")
final class StatusCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    FleetStatus status = fleet.open(out).status();
    if (json) {
      out.println(json(status));
    } else {
      StatusTable.of(status).forEach(out::println);
    }
    return 0;
  }

  /** The status in the form that programs read. */
  static String json(FleetStatus status) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status);
  }
}
