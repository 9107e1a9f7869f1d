package org.timecoin.sync.fleet;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.timecoin.contracts.time.ClockFile;
import org.timecoin.contracts.time.ClockSetting;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.embedded.FreePorts;

/** A real broker; the neighbours are fakes inside the application under test, over real gRPC. */
public final class SyncTestServers implements QuarkusTestResourceLifecycleManager {

  private static final String NODE = "synctest";
  private final TestBroker kafka = new TestBroker();

  @Override
  public Map<String, String> start() {
    String bootstrap = kafka.start();
    TopicSetup.create(bootstrap, NODE, TopicPlan.defaults(2, (short) 1, 1));
    Map<String, String> settings = new HashMap<>();
    settings.put("timenode.node-id", NODE);
    settings.put("timenode.network", "testnet");
    settings.put("timenode.clock-file", clock().toString());
    settings.put("kafka.bootstrap.servers", bootstrap);
    settings.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
    settings.put("quarkus.management.test-port", "0");
    // The service asks its neighbours while it starts, when a port chosen by the server isn't
    // known.
    String port = Integer.toString(FreePorts.one());
    settings.put("quarkus.http.test-port", port);
    settings.put("timenode.sync.stall", "2s");
    // The tests' own system properties (timenode.root) are no settings of the service.
    settings.put("smallrye.config.mapping.validate-unknown", "false");
    for (String neighbour : new String[] {"gateway", "chain", "sync"}) {
      String client = "quarkus.grpc.clients." + neighbour;
      settings.put(client + ".use-quarkus-grpc-client", "true");
      settings.put(client + ".host", "127.0.0.1");
      settings.put(client + ".port", port);
    }
    return settings;
  }

  private static Path clock() {
    try {
      Path file = Files.createTempDirectory("sync-test-").resolve("clock.json");
      Instant then = Instant.parse(GoldenBlocks.NOW);
      ClockFile.write(file, new ClockSetting.Running(then, Instant.now()));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    kafka.stop();
  }
}
