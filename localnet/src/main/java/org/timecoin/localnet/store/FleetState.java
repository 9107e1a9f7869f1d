package org.timecoin.localnet.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;

/**
 * What a fleet remembers between commands.
 *
 * @param format of the file; a higher one was written by a newer version
 * @param distribution the copy of the programs it runs from
 * @param plan who listens where
 * @param processes what was started, by name; whether it still runs is asked of the system
 */
public record FleetState(
    int format, String distribution, FleetPlan plan, Map<String, ProcessIdentity> processes) {
  /** The format this version writes. */
  public static final int FORMAT = 1;

  /** The name of the broker among the processes. */
  public static final String KAFKA = "kafka";

  /** The name of the database server among the processes. */
  public static final String POSTGRES = "postgres";

  /** The name of an {@code up} that stays in the foreground among the processes. */
  public static final String FOREGROUND = "up";

  /** Takes a copy of the map. */
  public FleetState {
    processes = Map.copyOf(processes);
  }

  /** A fleet of which nothing runs yet. */
  public static FleetState of(FleetPlan plan, String distribution) {
    return new FleetState(FORMAT, distribution, plan, Map.of());
  }

  /** The name of a service among the processes. */
  public static String name(NodePlan node, Service service) {
    return node.id() + "/" + service.id();
  }

  /** The process of this name, when it runs. */
  public Optional<ProcessIdentity> running(String name) {
    return Optional.ofNullable(processes.get(name)).filter(ProcessIdentity::isRunning);
  }

  /** Whether anything of the fleet runs. */
  public boolean isUp() {
    return processes.entrySet().stream()
        .anyMatch(e -> !e.getKey().equals(FOREGROUND) && e.getValue().isRunning());
  }

  /** The same with one more process. */
  public FleetState with(String name, ProcessIdentity process) {
    Map<String, ProcessIdentity> all = new HashMap<>(processes);
    all.put(name, process);
    return new FleetState(format, distribution, plan, all);
  }

  /** The same without a process. */
  public FleetState without(String name) {
    Map<String, ProcessIdentity> rest = new HashMap<>(processes);
    rest.remove(name);
    return new FleetState(format, distribution, plan, rest);
  }

  /** The same with another plan and other programs. */
  public FleetState with(FleetPlan otherPlan, String otherDistribution) {
    return new FleetState(format, otherDistribution, otherPlan, processes);
  }
}
