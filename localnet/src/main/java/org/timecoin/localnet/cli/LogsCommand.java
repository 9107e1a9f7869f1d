package org.timecoin.localnet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.plan.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./timenode logs}: the system's {@code tail} on the right files. */
@Command(name = "logs", description = "Show the end of the logs of a node or a service.")
final class LogsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Parameters(paramLabel = "NODE[/SERVICE]", description = "such as n0 or n0/chain")
  private String target;

  @Option(names = "-f", description = "go on with what is logged from now on")
  private boolean follow;

  @Option(
      names = "-n",
      paramLabel = "LINES",
      defaultValue = "100",
      description = "how many lines of each (default: ${DEFAULT-VALUE})")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
    if (follow) {
      command.add("-F");
    }
    files().forEach(file -> command.add(file.toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private List<Path> files() {
    Fleet opened = fleet.open(spec.commandLine().getOut());
    Target parsed = Target.parse(target, opened.plan());
    List<Path> files =
        parsed.services().stream()
            .flatMap(
                service ->
                    Stream.of(
                        opened.directory().output(parsed.node(), service),
                        opened.directory().log(parsed.node(), service)))
            .filter(file -> Files.exists(file))
            .toList();
    if (files.isEmpty()) {
      throw new UserError("There are no logs of " + target + " yet: it hasn't been started.");
    }
    return files;
  }
}
