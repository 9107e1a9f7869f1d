package org.timecoin.localnet.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.contracts.time.ClockFile;
import org.timecoin.contracts.time.ClockSetting;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.localnet.status.FleetStatus;
import org.timecoin.localnet.status.FleetStatus.ServiceStatus;
import org.timecoin.protocol.network.Network;

/**
 * What can be done with a fleet that runs: a real broker, a real database server and stand-ins for
 * services, started once for all tests, each of which leaves it complete.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningFleetTest {
  private static final Instant THEN = Instant.parse("2025-12-14T21:20:30Z");

  private Distribution distribution;
  private Fleet fleet;
  private Instant before;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    distribution = FakeDistribution.in(directory.resolve("dist"));
    before = Instant.now();
    fleet =
        Fleet.up(
            FleetOptions.forTest(directory.resolve("data"), Network.TESTNET, 1).at(THEN),
            distribution,
            line -> {});
  }

  @AfterEach
  void makeComplete() throws Exception {
    for (Service service : Service.values()) {
      FakeDistribution.behave(distribution, service, "serve");
    }
    fleet.start("n0");
    assertThat(fleet.runningNames()).hasSize(6);
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  @Test
  void servicesAreKilledStartedAndRestartedOneByOne() {
    ProcessIdentity chain = fleet.process("n0/chain").orElseThrow();
    ProcessIdentity sync = fleet.process("n0/sync").orElseThrow();

    fleet.kill("n0/chain");
    assertThat(chain.isRunning()).isFalse();
    assertThat(service("chain").up()).isFalse();

    fleet.start("n0");
    assertThat(fleet.process("n0/chain")).isPresent().isNotEqualTo(chain);
    assertThat(fleet.process("n0/sync")).as("it ran all the time").contains(sync);

    fleet.restart("n0/sync");
    assertThat(sync.isRunning()).isFalse();
    assertThat(service("sync").up()).isTrue();
  }

  @Test
  void aKilledNodeIsDown() {
    fleet.kill("n0");

    assertThat(fleet.status().nodes().getFirst().state()).isEqualTo("down");
    assertThat(fleet.runningNames()).containsExactly("kafka", "postgres");
  }

  @Test
  void statusShowsWhatTheServicesSay() {
    FleetStatus status = fleet.status();

    assertThat(status.nodes().getFirst().height()).contains(17L);
    assertThat(status.nodes().getFirst().expectedHeight()).contains(20L);
    assertThat(status.kafka()).contains(fleet.plan().kafka());
    assertThat(status.nodes().getFirst().services()).allMatch(ServiceStatus::up);
    assertThat(fleet.rpc("n0").call("getblockchaininfo").path("network").asText())
        .isEqualTo("testnet");
  }

  @Test
  void theClockRunsSinceEverythingWasReady() {
    assertThat(ClockFile.read(fleet.directory().clock()))
        .isInstanceOfSatisfying(
            ClockSetting.Running.class,
            running -> {
              assertThat(running.instant()).isEqualTo(THEN);
              assertThat(running.wall()).isBetween(before, Instant.now());
            });
  }

  @Test
  void aServiceThatRefusesItsConfigurationIsHeard() throws Exception {
    fleet.kill("n0/chain");
    FakeDistribution.behave(distribution, Service.CHAIN, "refuse");

    assertThatThrownBy(() -> fleet.start("n0/chain"))
        .isInstanceOf(UserError.class)
        .hasMessage("n0/chain: timenode.network is 'moon'; it must be another.");
  }

  @Test
  void whatRanBeforeSurvivesAFailedStart() throws Exception {
    fleet.kill("n0/sync");
    FakeDistribution.behave(distribution, Service.SYNC, "crash");
    Set<String> still = fleet.runningNames();

    assertThatThrownBy(() -> fleet.start("n0"))
        .isInstanceOf(FleetFailure.class)
        .hasMessageContaining("out of luck");

    assertThat(fleet.runningNames()).isEqualTo(still).hasSize(5);
  }

  @Test
  void itIsNotChangedNorDeleted() {
    Path data = fleet.directory().root();
    FleetOptions moved = FleetOptions.in(data).withPeers("10.0.0.1:7");
    FleetOptions fresh = FleetOptions.forTest(data, Network.TESTNET, 1).anew();

    assertThatThrownBy(() -> Fleet.up(moved, distribution, line -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("down");
    assertThatThrownBy(() -> Fleet.up(fresh, distribution, line -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("down");
  }

  private ServiceStatus service(String name) {
    return fleet.status().nodes().getFirst().services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
