package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.run.Distribution;
import picocli.CommandLine.Option;

/** Which fleet a command is about. */
final class FleetOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the directory in which the fleet lives (default: .timenode in the repository)")
  private Optional<Path> data;

  /** The directory. */
  Path directory() {
    return data.orElseGet(() -> Distribution.locate().root().resolve(".timenode"));
  }

  /** How further commands name it: nothing for the default. */
  String repeated() {
    return data.map(directory -> " --data " + directory).orElse("");
  }

  /** The fleet that lives there, saying there what is done with it. */
  Fleet open(PrintWriter out) {
    return Fleet.open(directory(), Distribution.locate(), out::println);
  }
}
