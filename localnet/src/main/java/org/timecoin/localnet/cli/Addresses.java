package org.timecoin.localnet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.NodePlan;

/** Where a fleet that has started is found. */
final class Addresses {
  private Addresses() {}

  /**
   * What to print.
   *
   * @param option what further commands need to find the fleet, empty for the default directory
   */
  static List<String> of(FleetPlan plan, Path directory, String option) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (NodePlan node : plan.nodes()) {
      lines.add(
          String.format("%-4s peers %-18s JSON-RPC http://%s", node.id(), node.p2p(), node.rpc()));
    }
    if (plan.nodes().size() > 1
        && plan.nodes().get(0).p2p().host().equals(plan.nodes().get(1).p2p().host())) {
      lines.add("This system has one loopback address, so all nodes share it, with their bans.");
    }
    lines.add("");
    lines.add(
        String.format(
            "A %s in %s. Try ./timenode status%s, ./timenode cli%s getblockcount.",
            plan.network(), directory, option, option));
    return lines;
  }
}
