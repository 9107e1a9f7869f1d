package org.timecoin.localnet.plan;

import java.util.Map;

/**
 * One node of a fleet.
 *
 * @param id n0, n1, …
 * @param p2p where it listens for peers and dials from
 * @param rpc where it serves JSON-RPC
 * @param services where its services are reached
 */
public record NodePlan(String id, HostPort p2p, HostPort rpc, Map<Service, ServicePorts> services) {
  /** Takes a copy of the map. */
  public NodePlan {
    services = Map.copyOf(services);
  }

  /** The ports of one service. */
  public ServicePorts ports(Service service) {
    return services.get(service);
  }

  /** The database of the node. */
  public String database() {
    return "timenode_" + id;
  }
}
