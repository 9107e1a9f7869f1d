package org.timecoin.gateway.whole;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.embedded.FreePorts;
import org.timecoin.embedded.TestServers;

/** A real broker for the gateway under test, and its neighbours faked in the same process. */
public final class GatewayTestServers implements QuarkusTestResourceLifecycleManager {

  static final String NODE_ID = "gatewaytest";

  @Override
  public Map<String, String> start() {
    TestServers servers = TestServers.shared();
    TopicSetup.create(servers.kafka(), NODE_ID, TopicPlan.defaults(2, (short) 1, 1));
    Map<String, String> settings = new HashMap<>();
    settings.put("timenode.node-id", NODE_ID);
    settings.put("timenode.network", "testnet");
    settings.put("timenode.p2p.listen", "127.0.0.1:0");
    settings.put("timenode.p2p.peer-id", "8000000000000000");
    settings.put("timenode.p2p.timing.directory-beat", "500ms");
    settings.put("timenode.p2p.timing.own-masternode", "200ms");
    settings.put("timenode.p2p.timing.tip-age", "1ms");
    settings.put("kafka.bootstrap.servers", servers.kafka());
    settings.put("quarkus.management.port", "0");
    // Known beforehand, because the gateway makes its clients before it opens its own port.
    String grpcPort = Integer.toString(FreePorts.one());
    settings.put("quarkus.http.test-port", grpcPort);
    // The tests' own system properties (timenode.root) are no settings of the service.
    settings.put("smallrye.config.mapping.validate-unknown", "false");
    for (String neighbour : new String[] {"chain", "consensus", "gateway"}) {
      String client = "quarkus.grpc.clients." + neighbour;
      settings.put(client + ".use-quarkus-grpc-client", "true");
      settings.put(client + ".host", "127.0.0.1");
      settings.put(client + ".port", grpcPort);
      settings.put(client + ".max-inbound-message-size", "8388608");
    }
    return settings;
  }

  @Override
  public void stop() {
    // The servers are shared by all tests of this JVM and end with it.
  }
}
