package org.timecoin.localnet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./timenode restart}. */
@Command(name = "restart", description = "Stop a node or a service in order and start it again.")
final class RestartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Parameters(paramLabel = "NODE[/SERVICE]", description = "such as n0 or n0/chain")
  private String target;

  @Override
  public Integer call() {
    fleet.open(spec.commandLine().getOut()).restart(target);
    return 0;
  }
}
