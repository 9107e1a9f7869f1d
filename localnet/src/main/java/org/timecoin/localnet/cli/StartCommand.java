package org.timecoin.localnet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./timenode start}. */
@Command(name = "start", description = "Start what doesn't run of a node or a service.")
final class StartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Parameters(paramLabel = "NODE[/SERVICE]", description = "such as n0 or n0/chain")
  private String target;

  @Override
  public Integer call() {
    fleet.open(spec.commandLine().getOut()).start(target);
    return 0;
  }
}
