package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.timecoin.embedded.Lifetime;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.fleet.FleetOptions;
import org.timecoin.localnet.plan.PeerOption;
import org.timecoin.localnet.plan.PortBase;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.protocol.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./timenode up}. */
@Command(
    name = "up",
    description = "Start a fleet, or go on with the one that lives in the data directory.")
final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Option(names = "--nodes", paramLabel = "N", description = "how many nodes (default: 4)")
  private Optional<Integer> nodes;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "devnet, testnet or mainnet (default: devnet)")
  private Optional<String> network;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "from block to block on a devnet (default: 10)")
  private Optional<Integer> interval;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description = "live at another time, such as 2025-12-14T21:20:30Z")
  private Optional<String> now;

  @Option(
      names = "--peer",
      paramLabel = "[NODE=]HOST:PORT",
      description = "a peer outside the fleet, for every node or for one; may be repeated")
  private List<String> peers = new ArrayList<>();

  @Option(
      names = "--port-base",
      paramLabel = "N|auto",
      description = "where peers and people find the fleet (default: 24100)")
  private Optional<String> ports;

  @Option(
      names = "--fresh",
      description = "delete the fleet that lives in the data directory first")
  private boolean fresh;

  @Option(names = "--detach", description = "return when everything is ready")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Fleet started = Fleet.prepare(options(), Distribution.locate(), out::println);
    Foreground foreground = new Foreground(started, out);
    Thread stopper = new Thread(() -> stop(started, foreground, out), "stop-fleet");
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      started.startAll();
    } catch (RuntimeException e) {
      Runtime.getRuntime().removeShutdownHook(stopper);
      throw e;
    }
    Addresses.of(started.plan(), fleet.directory(), fleet.repeated()).forEach(out::println);
    if (detach) {
      Runtime.getRuntime().removeShutdownHook(stopper);
      return 0;
    }
    out.println("Ctrl-C stops everything.");
    foreground.untilEverythingEnded();
    return 0;
  }

  /** The options as given on the command line. */
  FleetOptions options() {
    return new FleetOptions(
        fleet.directory(),
        nodes,
        network.map(UpCommand::network),
        interval,
        now.map(UpCommand::instant),
        peers.stream().map(PeerOption::parse).toList(),
        ports.map(PortBase::parse),
        fresh,
        Lifetime.DETACHED);
  }

  private static void stop(Fleet fleet, Foreground foreground, PrintWriter out) {
    foreground.stopWatching();
    out.println("Stopping …");
    fleet.abandon();
    out.println("Stopped; ./timenode up goes on from here.");
  }

  private static Network network(String name) {
    return Network.ofName(name)
        .orElseThrow(
            () ->
                new UserError("--network '" + name + "' is none of devnet, testnet and mainnet."));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new UserError("--now '" + text + "' is not a time such as 2025-12-14T21:20:30Z.", e);
    }
  }
}
