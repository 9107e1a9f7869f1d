package org.timecoin.localnet.fleet;

import java.util.Locale;
import java.util.Optional;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.PortBase;
import org.timecoin.localnet.plan.PortSource;
import org.timecoin.protocol.network.Network;

/**
 * What a fleet should be, from what is asked for and what there is.
 *
 * @param nodeAddresses whether every node can have a loopback address of its own
 * @param free where ports come from
 */
record FleetPlanner(boolean nodeAddresses, PortSource free) {
  private static final int NODES = 4;
  private static final int NODES_MAX = 100;

  /**
   * The plan to start.
   *
   * @throws UserError when what is asked for doesn't fit what there is
   */
  FleetPlan plan(FleetOptions options, Optional<FleetPlan> existing) {
    requireNodes(options);
    requireInterval(options, existing);
    FleetPlan plan =
        existing.map(there -> continued(options, there)).orElseGet(() -> first(options));
    return options.peers().isEmpty() ? plan : plan.withPeers(options.peers());
  }

  private FleetPlan first(FleetOptions options) {
    return FleetPlan.first(
        options.network().orElse(Network.DEVNET).name().toLowerCase(Locale.ROOT),
        options.nodes().orElse(NODES),
        options.ports().orElse(PortBase.STANDARD),
        nodeAddresses,
        free);
  }

  private FleetPlan continued(FleetOptions options, FleetPlan there) {
    options
        .network()
        .map(network -> network.name().toLowerCase(Locale.ROOT))
        .filter(asked -> !asked.equals(there.network()))
        .ifPresent(
            asked -> {
              throw new UserError(
                  String.format(
                      "%s holds a %s fleet, not a %s one: use another --data, or --fresh to delete"
                          + " it.",
                      options.data(), there.network(), asked));
            });
    int nodes = options.nodes().orElse(there.nodes().size());
    if (nodes < there.nodes().size() || (nodes > there.nodes().size() && isDevnet(there))) {
      throw new UserError(
          String.format(
              "%s holds a fleet of %d nodes, not %d: leave out --nodes, or start with --fresh.",
              options.data(), there.nodes().size(), nodes));
    }
    return options
        .ports()
        .flatMap(FleetPlanner::fixed)
        .map(base -> there.moved(nodes, base, nodeAddresses, free))
        .orElseGet(() -> there.grown(nodes, nodeAddresses, free));
  }

  /** A fleet that exists has free ports already: {@code auto} doesn't move it. */
  private static Optional<PortBase> fixed(PortBase asked) {
    return switch (asked) {
      case PortBase.Fixed fixed -> Optional.of(fixed);
      case PortBase.Auto auto -> Optional.empty();
    };
  }

  private static void requireNodes(FleetOptions options) {
    options
        .nodes()
        .filter(nodes -> nodes < 1 || nodes > NODES_MAX)
        .ifPresent(
            nodes -> {
              throw new UserError("--nodes is " + nodes + "; it must be 1 to " + NODES_MAX + ".");
            });
  }

  private static void requireInterval(FleetOptions options, Optional<FleetPlan> existing) {
    if (options.intervalSeconds().isEmpty()) {
      return;
    }
    boolean devnet =
        existing
            .map(FleetPlanner::isDevnet)
            .orElse(options.network().orElse(Network.DEVNET) == Network.DEVNET);
    if (!devnet || options.intervalSeconds().get() < 1) {
      throw new UserError("--interval is for devnets, in whole seconds from 1 on.");
    }
    if (existing.isPresent()) {
      throw new UserError(
          "The interval stands in the devnet's genesis.json: start with --fresh to change it.");
    }
  }

  private static boolean isDevnet(FleetPlan plan) {
    return plan.network().equals("devnet");
  }
}
