package org.timecoin.localnet.run;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.plan.ServicePorts;
import org.timecoin.localnet.store.FleetDirectory;
import org.timecoin.localnet.store.FleetSecret;

/**
 * The configuration of a service, with the keys that a service in a cluster gets too. It goes by
 * environment: passwords on a command line can be read by everybody on the machine.
 */
final class ServiceEnvironment {
  private final FleetPlan plan;
  private final FleetDirectory directory;
  private final FleetSecret secret;
  private final Map<String, String> values = new TreeMap<>();

  private ServiceEnvironment(FleetPlan plan, FleetDirectory directory, FleetSecret secret) {
    this.plan = plan;
    this.directory = directory;
    this.secret = secret;
  }

  /**
   * The variables of one service.
   *
   * @param clock whether the fleet has a clock of its own
   */
  static Map<String, String> of(
      FleetPlan plan,
      NodePlan node,
      Service service,
      FleetDirectory directory,
      FleetSecret secret,
      boolean clock) {
    ServiceEnvironment environment = new ServiceEnvironment(plan, directory, secret);
    environment.identity(node, clock);
    environment.listeners(node.ports(service));
    environment.others(node);
    environment.log(node, service);
    environment.limits();
    switch (service) {
      case GATEWAY -> environment.gateway(node);
      case CHAIN -> environment.chain(node);
      case CONSENSUS -> environment.consensus(node);
      case SYNC -> {
        // nothing of its own: it has no state and no public port
      }
    }
    return Map.copyOf(environment.values);
  }

  private void identity(NodePlan node, boolean clock) {
    put("timenode.node-id", node.id());
    put("timenode.network", plan.network());
    if (isDevnet()) {
      put("timenode.genesis-file", directory.genesis());
    }
    if (clock) {
      put("timenode.clock-file", directory.clock());
    }
    put("kafka.bootstrap.servers", plan.kafka());
  }

  private void listeners(ServicePorts ports) {
    put("quarkus.http.host", "127.0.0.1");
    put("quarkus.http.port", ports.grpc());
    put("quarkus.management.host", "127.0.0.1");
    put("quarkus.management.port", ports.http());
  }

  private void others(NodePlan node) {
    for (Service service : Service.values()) {
      String client = "quarkus.grpc.clients." + service.id();
      put(client + ".host", "127.0.0.1");
      put(client + ".port", node.ports(service).grpc());
    }
  }

  /** Services turn over their own logs; what is printed besides is little. */
  private void log(NodePlan node, Service service) {
    put("quarkus.log.console.json.enabled", "false");
    put("quarkus.log.file.json.enabled", "false");
    put("quarkus.log.file.enabled", "true");
    put("quarkus.log.file.path", directory.log(node, service));
    put("quarkus.log.file.rotation.max-file-size", "4M");
    put("quarkus.log.file.rotation.max-backup-index", "2");
    put("quarkus.log.console.enabled", "false");
  }

  private void limits() {
    put("quarkus.thread-pool.max-threads", "16");
    put("quarkus.vertx.event-loops-pool-size", "2");
  }

  private void gateway(NodePlan node) {
    put("timenode.p2p.listen", node.p2p());
    put("timenode.p2p.advertise", node.p2p());
    put(
        "timenode.p2p.peers",
        plan.peersOf(node).stream().map(HostPort::toString).collect(Collectors.joining(",")));
  }

  private void chain(NodePlan node) {
    put("timenode.rpc.listen", node.rpc());
    put("timenode.rpc.cookie-file", directory.cookie(node.id()));
    database(node, Service.CHAIN);
  }

  private void consensus(NodePlan node) {
    database(node, Service.CONSENSUS);
    if (isDevnet()) {
      put("timenode.masternode.key-file", directory.masternodeKey(node.id()));
      put("timenode.masternode.address", node.p2p());
    }
  }

  private void database(NodePlan node, Service service) {
    String role = Databases.role(node, service);
    PostgresAccess access = new PostgresAccess(plan.postgres().port(), role, secret.password(role));
    put("quarkus.datasource.jdbc.url", access.jdbcUrl(node.database()));
    put("quarkus.datasource.reactive.url", access.reactiveUrl(node.database()));
    put("quarkus.datasource.username", access.user());
    put("quarkus.datasource.password", access.password());
  }

  private boolean isDevnet() {
    return plan.network().equals("devnet");
  }

  private void put(String key, Object value) {
    values.put(variable(key), String.valueOf(value));
  }

  /** The variable that MicroProfile Config reads for a key. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
