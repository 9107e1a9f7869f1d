package org.timecoin.localnet.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.timecoin.localnet.UserError;

/**
 * What {@code kill}, {@code start}, {@code restart} and {@code logs} are about.
 *
 * @param node the node
 * @param service one of its services; empty for all
 */
public record Target(NodePlan node, Optional<Service> service) {

  /**
   * Reads {@code NODE} or {@code NODE/SERVICE}.
   *
   * @throws UserError when the fleet has no such thing
   */
  public static Target parse(String text, FleetPlan plan) {
    String[] parts = text.split("/", -1);
    NodePlan node =
        plan.node(parts[0])
            .orElseThrow(
                () ->
                    new UserError(
                        String.format(
                            "There is no node '%s'; the nodes are %s.", parts[0], nodes(plan))));
    if (parts.length == 1) {
      return new Target(node, Optional.empty());
    }
    return parts.length == 2 ? new Target(node, Optional.of(service(parts[1]))) : unknown(text);
  }

  /** The services meant, in the order in which they start. */
  public List<Service> services() {
    return service.map(List::of).orElseGet(() -> Arrays.asList(Service.values()));
  }

  private static Service service(String name) {
    return Service.ofId(name)
        .orElseThrow(
            () ->
                new UserError(
                    "There is no service '"
                        + name
                        + "'; the services are "
                        + Arrays.stream(Service.values())
                            .map(Service::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static Target unknown(String text) {
    throw new UserError("'" + text + "' is not NODE or NODE/SERVICE, such as n0 or n0/chain.");
  }

  private static String nodes(FleetPlan plan) {
    return plan.nodes().stream().map(NodePlan::id).collect(Collectors.joining(", "));
  }
}
