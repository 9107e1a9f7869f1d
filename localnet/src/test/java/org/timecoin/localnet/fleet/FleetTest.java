package org.timecoin.localnet.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.protocol.network.Network;

/**
 * How fleets begin and end, with a real broker, a real database server and stand-ins for services.
 */
class FleetTest {
  private Distribution distribution;

  @TempDir Path directory;

  @BeforeEach
  void makeDistribution() throws Exception {
    distribution = FakeDistribution.in(directory.resolve("dist"));
  }

  @Test
  void aFleetGoesOnFromWhereItWasUnlessToldToStartAnew() throws Exception {
    NodePlan before;
    List<ProcessIdentity> processes = new ArrayList<>();
    try (Fleet fleet = up("a", Network.TESTNET)) {
      before = fleet.plan().nodes().getFirst();
      fleet.runningNames().forEach(name -> processes.add(fleet.process(name).orElseThrow()));
    }
    assertThat(processes).hasSize(10).noneMatch(ProcessIdentity::isRunning);
    Path left = Files.writeString(data("a").resolve("servers/kafka/left"), "x");

    try (Fleet again = Fleet.up(FleetOptions.in(data("a")), distribution, line -> {})) {
      assertThat(again.plan().nodes().getFirst().p2p()).isEqualTo(before.p2p());
      assertThat(topics(again)).contains("n0.peer.blocks", "n1.chain.events");
      assertThat(left).exists();
    }
    FleetOptions anew = FleetOptions.forTest(data("a"), Network.TESTNET, 1).anew();
    Fleet.prepare(anew, distribution, line -> {});
    assertThat(left).doesNotExist();
  }

  @Test
  void twoFleetsLiveSideBySide() {
    try (Fleet first = up("a", Network.TESTNET);
        Fleet second = up("b", Network.DEVNET)) {
      assertThat(first.runningNames()).hasSize(10);
      assertThat(second.runningNames()).hasSize(10);
      assertThat(second.directory().genesis()).isRegularFile();
      assertThat(second.directory().masternodeKey("n1")).isRegularFile();
      assertThat(second.directory().walletKey()).isRegularFile();

      second.down();

      assertThat(first.runningNames()).hasSize(10);
      assertThat(second.runningNames()).isEmpty();
    }
  }

  @Test
  void aStartThatFailsLeavesNothing() throws Exception {
    FakeDistribution.behave(distribution, Service.SYNC, "crash");

    assertThatThrownBy(() -> up("a", Network.TESTNET))
        .isInstanceOf(FleetFailure.class)
        .hasMessageContaining("/sync")
        .hasMessageContaining("out of luck");
    assertThat(Fleet.open(data("a"), distribution, line -> {}).runningNames()).isEmpty();
  }

  private Fleet up(String name, Network network) {
    return Fleet.up(FleetOptions.forTest(data(name), network, 2), distribution, line -> {});
  }

  private Path data(String name) {
    return directory.resolve(name);
  }

  private static Set<String> topics(Fleet fleet) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", fleet.plan().kafka().toString()))) {
      return admin.listTopics().names().get(20, TimeUnit.SECONDS);
    }
  }
}
