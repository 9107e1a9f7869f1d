package org.timecoin.consensus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.embedded.FreePorts;
import org.timecoin.embedded.TestServers;

/** A real broker and a real database of its own for the service under test. */
public final class ConsensusTestServers implements QuarkusTestResourceLifecycleManager {

  private static final String NODE = "consensustest";

  @Override
  public Map<String, String> start() {
    TestServers servers = TestServers.shared();
    String database = servers.freshDatabase("consensus");
    TopicSetup.create(servers.kafka(), NODE, TopicPlan.defaults(2, (short) 1, 1));
    Map<String, String> settings = new HashMap<>();
    settings.put("timenode.node-id", NODE);
    settings.put("timenode.network", "testnet");
    settings.put("timenode.consensus.heartbeats-kept", "3");
    settings.put("kafka.bootstrap.servers", servers.kafka());
    settings.put("quarkus.datasource.jdbc.url", servers.postgres().jdbcUrl(database));
    settings.put("quarkus.datasource.reactive.url", servers.postgres().reactiveUrl(database));
    settings.put("quarkus.datasource.username", servers.postgres().user());
    settings.put("quarkus.datasource.password", servers.postgres().password());
    settings.put("quarkus.management.test-port", "0");
    String port = Integer.toString(FreePorts.one());
    settings.put("quarkus.http.test-port", port);
    settings.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
    // The tests' own system properties (timenode.root) are no settings of the service.
    settings.put("smallrye.config.mapping.validate-unknown", "false");
    settings.put("quarkus.grpc.clients.consensus.use-quarkus-grpc-client", "true");
    settings.put("quarkus.grpc.clients.consensus.host", "127.0.0.1");
    settings.put("quarkus.grpc.clients.consensus.port", port);
    return settings;
  }

  @Override
  public void stop() {
    // The servers are shared by all tests of this JVM and end with it.
  }
}
