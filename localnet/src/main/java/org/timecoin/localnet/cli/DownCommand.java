package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./timenode down}. */
@Command(name = "down", description = "Stop everything; the data stay.")
final class DownCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    fleet.open(out).down();
    out.println("Stopped; ./timenode up goes on from here.");
    return 0;
  }
}
