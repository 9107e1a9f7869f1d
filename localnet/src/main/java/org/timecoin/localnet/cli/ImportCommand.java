package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.localnet.chainfile.ChainImport;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.plan.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./timenode import}. */
@Command(
    name = "import",
    description = "Import a chain from a file; what the node has is passed over.")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Option(
      names = "--node",
      paramLabel = "NODE",
      defaultValue = "n0",
      description = "which node (default: ${DEFAULT-VALUE})")
  private String node;

  @Parameters(paramLabel = "FILE", description = "the file; unpacked when its name ends in .gz")
  private Path file;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Fleet opened = fleet.open(out);
    int port = Target.parse(node, opened.plan()).node().ports(Service.CHAIN).grpc();
    long height = new ChainImport(port, NodeClock.system(), out::println).from(file);
    out.println(file + " is imported; the node is at block " + height + ".");
    return 0;
  }
}
