package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.timecoin.localnet.chainfile.ChainExport;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.plan.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./timenode export}. */
@Command(name = "export", description = "Write a node's chain to a file, a block a line.")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      defaultValue = "n0",
      description = "which node (default: ${DEFAULT-VALUE})")
  private String node;

  @Parameters(paramLabel = "FILE", description = "the file; packed when its name ends in .gz")
  private Path file;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Fleet opened = fleet.open(out);
    int port = Target.parse(node, opened.plan()).node().ports(Service.CHAIN).grpc();
    long last = new ChainExport(port, out::println).to(file);
    out.println("Blocks 0 to " + last + " are in " + file + ".");
    return 0;
  }
}
