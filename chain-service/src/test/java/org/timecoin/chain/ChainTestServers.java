package org.timecoin.chain;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.embedded.TestServers;

/** A real broker and a real database of its own for the service under test. */
public final class ChainTestServers implements QuarkusTestResourceLifecycleManager {

  private String nodeId = "n0";
  private String network = "testnet";

  @Override
  public void init(Map<String, String> arguments) {
    nodeId = arguments.getOrDefault("nodeId", nodeId);
    network = arguments.getOrDefault("network", network);
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
    settings.put("quarkus.datasource.jdbc.url", servers.postgres().jdbcUrl(database));
    settings.put("quarkus.datasource.reactive.url", servers.postgres().reactiveUrl(database));
    settings.put("quarkus.datasource.username", servers.postgres().user());
    settings.put("quarkus.datasource.password", servers.postgres().password());
    settings.put("quarkus.management.port", "0");
    settings.put("quarkus.http.test-port", "0");
    // The tests own system properties (timenode.root) are no settings of the service.
    settings.put("smallrye.config.mapping.validate-unknown", "false");
    settings.put("quarkus.grpc.clients.chain.use-quarkus-grpc-client", "true");
    settings.put("quarkus.grpc.clients.chain.host", "127.0.0.1");
    settings.put("quarkus.grpc.clients.chain.port", "${quarkus.http.test-port}");
    return settings;
  }

  @Override
  public void stop() {
    // The servers are shared by all tests of this JVM and end with it.
  }
}
