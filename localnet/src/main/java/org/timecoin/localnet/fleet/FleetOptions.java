package org.timecoin.localnet.fleet;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.timecoin.embedded.Lifetime;
import org.timecoin.localnet.plan.PeerOption;
import org.timecoin.localnet.plan.PortBase;
import org.timecoin.protocol.network.Network;

/**
 * What {@code up} is asked for. What is left open is taken from the fleet that lives in the
 * directory, or from the defaults when there is none.
 *
 * @param data the data directory
 * @param nodes how many; 4
 * @param network which; a devnet
 * @param intervalSeconds from block to block on a devnet; 10
 * @param now what the clock shows when everything is ready; the system's time
 * @param peers outside the fleet; none
 * @param ports where peers and people find it; 24100
 * @param fresh whether the fleet that lives there is deleted first
 * @param lifetime whether the fleet ends with this JVM
 */
public record FleetOptions(
    Path data,
    Optional<Integer> nodes,
    Optional<Network> network,
    Optional<Integer> intervalSeconds,
    Optional<Instant> now,
    List<PeerOption> peers,
    Optional<PortBase> ports,
    boolean fresh,
    Lifetime lifetime) {
  /** Takes a copy of the list. */
  public FleetOptions {
    peers = List.copyOf(peers);
  }

  /** Whatever lives in the directory, or the default fleet, until this JVM ends. */
  public static FleetOptions in(Path data) {
    return new FleetOptions(
        data,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Lifetime.WITH_THIS_JVM);
  }

  /** A fleet for a test: free ports, gone with this JVM. */
  public static FleetOptions forTest(Path data, Network network, int nodes) {
    return new FleetOptions(
        data,
        Optional.of(nodes),
        Optional.of(network),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(new PortBase.Auto()),
        false,
        Lifetime.WITH_THIS_JVM);
  }

  /** The same at another time. */
  public FleetOptions at(Instant instant) {
    return new FleetOptions(
        data, nodes, network, intervalSeconds, Optional.of(instant), peers, ports, fresh, lifetime);
  }

  /** The same with peers outside the fleet, each {@code [NODE=]HOST:PORT}. */
  public FleetOptions withPeers(String... outside) {
    List<PeerOption> parsed = List.of(outside).stream().map(PeerOption::parse).toList();
    return new FleetOptions(
        data, nodes, network, intervalSeconds, now, parsed, ports, fresh, lifetime);
  }

  /** The same after deleting the fleet that lives in the directory. */
  public FleetOptions anew() {
    return new FleetOptions(
        data, nodes, network, intervalSeconds, now, peers, ports, true, lifetime);
  }
}
