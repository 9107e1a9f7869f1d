package org.timecoin.localnet.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.status.FleetStatus.NodeStatus;
import org.timecoin.localnet.status.FleetStatus.ServiceStatus;

/** A status for people. */
public final class StatusTable {
  private StatusTable() {}

  /** Lines without newlines. */
  public static List<String> of(FleetStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "NODE",
            "STATE",
            "HEIGHT",
            "EXPECTED",
            "TIP",
            "PEERS",
            "PEERS CONNECT TO",
            "JSON-RPC",
            "WHY"));
    status.nodes().forEach(node -> lines.add(node(node)));
    lines.add("");
    status.nodes().forEach(node -> lines.add(services(node)));
    lines.add("");
    lines.add(
        String.format(
            "%s   Kafka %s   PostgreSQL %s",
            status.network(), address(status.kafka()), address(status.postgres())));
    return lines;
  }

  private static String node(NodeStatus node) {
    return row(
        node.id(),
        node.state(),
        node.height().map(String::valueOf).orElse("–"),
        node.expectedHeight().map(String::valueOf).orElse("–"),
        node.hash().map(hash -> hash.substring(0, Math.min(16, hash.length()))).orElse("–"),
        node.peers().map(String::valueOf).orElse("–"),
        node.p2p().toString(),
        node.rpc().toString(),
        node.reason());
  }

  private static String services(NodeStatus node) {
    return String.format("%-5s ", node.id())
        + node.services().stream().map(StatusTable::service).collect(Collectors.joining("   "));
  }

  private static String service(ServiceStatus service) {
    if (service.pid().isEmpty()) {
      return service.name() + " down";
    }
    String memory =
        service
            .rss()
            .map(bytes -> String.format(Locale.ROOT, " %d MiB", bytes / (1024 * 1024)))
            .orElse("");
    return service.name() + (service.up() ? " ready" : " starting") + memory;
  }

  private static String address(java.util.Optional<HostPort> address) {
    return address.map(HostPort::toString).orElse("down");
  }

  private static String row(String... columns) {
    return String.format(
            Locale.ROOT, "%-5s %-9s %9s %9s  %-16s %5s  %-18s %-17s %s", (Object[]) columns)
        .stripTrailing();
  }
}
