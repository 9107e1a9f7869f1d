package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.fleet.Fleet;
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
    Fleet opened;
    try {
      opened = fleet.open(out);
    } catch (UserError unreadable) {
      return stopOrphans(out, unreadable);
    }
    opened.down();
    out.println("Stopped; ./timenode up goes on from here.");
    return 0;
  }

  /** Processes can be stopped without the file that remembers them; the rest it says. */
  private int stopOrphans(PrintWriter out, UserError unreadable) {
    int stopped = Fleet.stopOrphans(fleet.directory());
    if (stopped == 0) {
      throw unreadable;
    }
    out.println("Stopped " + stopped + " processes. " + unreadable.getMessage());
    return 0;
  }
}
