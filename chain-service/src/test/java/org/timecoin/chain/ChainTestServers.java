package org.timecoin.chain;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.embedded.FreePorts;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.embedded.TestServers;

/** A real broker and a real database of its own for the service under test. */
public final class ChainTestServers implements QuarkusTestResourceLifecycleManager {

  private String nodeId = "n0";
  private String network = "testnet";
  private Optional<Integer> databasePort = Optional.empty();

  @Override
  public void init(Map<String, String> arguments) {
    nodeId = arguments.getOrDefault("nodeId", nodeId);
    network = arguments.getOrDefault("network", network);
    databasePort = Optional.ofNullable(arguments.get("databasePort")).map(Integer::valueOf);
  }

  @Override
  public Map<String, String> start() {
    TestServers servers = TestServers.shared();
    String database = servers.freshDatabase("chain");
    TopicSetup.create(servers.kafka(), nodeId, TopicPlan.defaults(2, (short) 1, 1));
    Map<String, String> settings = new HashMap<>();
    settings.put("timenode.node-id", nodeId);
    settings.put("timenode.network", network);
    settings.put("kafka.bootstrap.servers", servers.kafka());
    PostgresAccess postgres =
        databasePort
            .map(
                p ->
                    new PostgresAccess(p, servers.postgres().user(), servers.postgres().password()))
            .orElse(servers.postgres());
    settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(database));
    settings.put("quarkus.datasource.reactive.url", postgres.reactiveUrl(database));
    settings.put("quarkus.datasource.username", servers.postgres().user());
    settings.put("quarkus.datasource.password", servers.postgres().password());
    settings.put("quarkus.management.test-port", "0");
    // Known before the start, because the service makes its clients while it starts.
    String port = Integer.toString(FreePorts.one());
    settings.put("quarkus.http.test-port", port);
    settings.put("timenode.chain.lease.grpc-address", "127.0.0.1:" + port);
    // The tests own system properties (timenode.root) are no settings of the service.
    settings.put("smallrye.config.mapping.validate-unknown", "false");
    settings.put("timenode.rpc.listen", "127.0.0.1:0");
    settings.put("timenode.rpc.cookie-file", "target/rpc-cookie-" + database);
    // The service under test, and the fakes of its neighbours, which run inside it.
    for (String client : List.of("chain", "sync", "gateway")) {
      settings.put("quarkus.grpc.clients." + client + ".use-quarkus-grpc-client", "true");
      settings.put("quarkus.grpc.clients." + client + ".host", "127.0.0.1");
      settings.put("quarkus.grpc.clients." + client + ".port", port);
    }
    return settings;
  }

  @Override
  public void stop() {
    // The servers are shared by all tests of this JVM and end with it.
  }
}
