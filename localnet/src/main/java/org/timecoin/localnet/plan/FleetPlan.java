package org.timecoin.localnet.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.localnet.UserError;

/**
 * The whole fleet: who listens where and who knows whom.
 *
 * @param network {@code testnet}, {@code mainnet} or {@code devnet}
 * @param nodes n0 first
 * @param kafka the broker's address for clients
 * @param kafkaController the broker's address for itself
 * @param postgres the database server's address
 * @param peers peers outside the fleet
 */
public record FleetPlan(
    String network,
    List<NodePlan> nodes,
    HostPort kafka,
    HostPort kafkaController,
    HostPort postgres,
    List<PeerOption> peers) {
  /** Takes copies of the lists. */
  public FleetPlan {
    nodes = List.copyOf(nodes);
    peers = List.copyOf(peers);
  }

  /** The node of this name. */
  public Optional<NodePlan> node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /** The peers a node is configured with: every other node, then those from outside. */
  public List<HostPort> peersOf(NodePlan node) {
    Stream<HostPort> inside =
        nodes.stream().filter(other -> !other.id().equals(node.id())).map(NodePlan::p2p);
    Stream<HostPort> outside =
        peers.stream().filter(peer -> peer.isFor(node.id())).map(PeerOption::address);
    return Stream.concat(inside, outside).distinct().toList();
  }

  /** The addresses that peers and people know; they must be free before the fleet starts. */
  public List<HostPort> publicAddresses() {
    return nodes.stream().flatMap(node -> Stream.of(node.p2p(), node.rpc())).toList();
  }

  /** The same fleet with what only its own processes know on ports that are free now. */
  public FleetPlan rewired(PortSource free) {
    List<NodePlan> planned =
        nodes.stream().map(n -> new NodePlan(n.id(), n.p2p(), n.rpc(), services(free))).toList();
    return new FleetPlan(network, planned, local(free), local(free), local(free), peers);
  }

  /** The same fleet with other peers outside it. */
  public FleetPlan withPeers(List<PeerOption> other) {
    other.forEach(peer -> requireNode(peer, nodes));
    return new FleetPlan(network, nodes, kafka, kafkaController, postgres, other);
  }

  /**
   * Plans a fleet that doesn't exist yet.
   *
   * @param nodeAddresses whether every node can have a loopback address of its own
   * @throws UserError when a peer is for a node that isn't there
   */
  public static FleetPlan first(
      String network, int nodes, PortBase base, boolean nodeAddresses, PortSource free) {
    List<NodePlan> planned = new ArrayList<>();
    PublicPorts ports = PublicPorts.of(base, nodes, nodeAddresses, free);
    for (int i = 0; i < nodes; i++) {
      planned.add(new NodePlan("n" + i, ports.p2p(i), ports.rpc(i), services(free)));
    }
    return new FleetPlan(network, planned, local(free), local(free), local(free), List.of());
  }

  /**
   * Adds nodes to a fleet that exists; those it has keep their ports.
   *
   * @param count how many there are then, not fewer than now
   */
  public FleetPlan grown(int count, boolean nodeAddresses, PortSource free) {
    PublicPorts ports = PublicPorts.of(base(), count, nodeAddresses, free);
    List<NodePlan> planned = new ArrayList<>(nodes);
    for (int i = planned.size(); i < count; i++) {
      planned.add(new NodePlan("n" + i, ports.p2p(i), ports.rpc(i), services(free)));
    }
    return new FleetPlan(network, planned, kafka, kafkaController, postgres, peers);
  }

  /** Adds nodes, and moves what peers and people know to other ports. */
  public FleetPlan moved(int count, PortBase base, boolean nodeAddresses, PortSource free) {
    PublicPorts ports = PublicPorts.of(base, count, nodeAddresses, free);
    List<NodePlan> planned = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<Service, ServicePorts> services =
          i < nodes.size() ? nodes.get(i).services() : services(free);
      planned.add(new NodePlan("n" + i, ports.p2p(i), ports.rpc(i), services));
    }
    return new FleetPlan(network, planned, kafka, kafkaController, postgres, peers);
  }

  /** Where the first node's ports say that the fleet lies. */
  private PortBase base() {
    NodePlan first = nodes.getFirst();
    boolean fixed = first.rpc().port() == first.p2p().port() + 1;
    return fixed ? new PortBase.Fixed(first.p2p().port()) : new PortBase.Auto();
  }

  private static Map<Service, ServicePorts> services(PortSource free) {
    Map<Service, ServicePorts> services = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      services.put(service, new ServicePorts(local(free).port(), local(free).port()));
    }
    return services;
  }

  private static HostPort local(PortSource free) {
    return HostPort.local(free.freeOn(List.of("127.0.0.1")));
  }

  private static void requireNode(PeerOption peer, List<NodePlan> nodes) {
    if (!peer.node().isEmpty() && nodes.stream().noneMatch(n -> n.id().equals(peer.node()))) {
      throw new UserError(
          String.format(
              "--peer '%s' is for a node that isn't there; the nodes are n0%s.",
              peer, nodes.size() == 1 ? " alone" : " to n" + (nodes.size() - 1)));
    }
  }
}
