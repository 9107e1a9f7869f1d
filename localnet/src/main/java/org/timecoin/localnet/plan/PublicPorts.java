package org.timecoin.localnet.plan;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The addresses of nodes that peers and people know (architecture.md, "The local fleet").
 *
 * @param p2p by node
 * @param rpc by node
 */
record PublicPorts(List<HostPort> p2p, List<HostPort> rpc) {
  private static final int STEP = 10;

  static PublicPorts of(PortBase base, int nodes, boolean nodeAddresses, PortSource free) {
    return switch (base) {
      case PortBase.Fixed(int first) ->
          new PublicPorts(
              each(nodes, i -> listener(i, nodeAddresses, first)),
              each(nodes, i -> HostPort.local(first + 1 + STEP * i)));
      case PortBase.Auto() -> auto(nodes, nodeAddresses, free);
    };
  }

  HostPort p2p(int node) {
    return p2p.get(node);
  }

  HostPort rpc(int node) {
    return rpc.get(node);
  }

  /** Peers count bans and masternodes by IP address, so nodes share a port and not an address. */
  private static PublicPorts auto(int nodes, boolean nodeAddresses, PortSource free) {
    List<String> hosts = IntStream.range(0, nodes).mapToObj(PublicPorts::host).toList();
    int shared = nodeAddresses ? free.freeOn(hosts) : 0;
    List<HostPort> p2p =
        each(
            nodes,
            i ->
                nodeAddresses
                    ? new HostPort(host(i), shared)
                    : HostPort.local(free.freeOn(List.of("127.0.0.1"))));
    return new PublicPorts(
        p2p, each(nodes, i -> HostPort.local(free.freeOn(List.of("127.0.0.1")))));
  }

  private static HostPort listener(int node, boolean nodeAddresses, int first) {
    return nodeAddresses ? new HostPort(host(node), first) : HostPort.local(first + STEP * node);
  }

  private static String host(int node) {
    return "127.0.1." + (node + 1);
  }

  private static List<HostPort> each(int nodes, java.util.function.IntFunction<HostPort> address) {
    return IntStream.range(0, nodes).mapToObj(address).toList();
  }
}
