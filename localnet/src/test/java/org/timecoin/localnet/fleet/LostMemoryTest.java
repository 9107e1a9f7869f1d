package org.timecoin.localnet.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.cli.CommandProcess;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.protocol.network.Network;

/** A fleet that runs while its {@code fleet.json} is damaged or deleted: nothing stays behind. */
class LostMemoryTest {
  private Distribution distribution;
  private Path data;
  private Fleet fleet;
  private List<ProcessIdentity> processes;

  @TempDir Path directory;

  @BeforeEach
  void start() throws Exception {
    distribution = FakeDistribution.in(directory.resolve("dist"));
    data = directory.resolve("data");
    fleet = Fleet.up(FleetOptions.forTest(data, Network.TESTNET, 1), distribution, line -> {});
    processes =
        fleet.runningNames().stream().map(name -> fleet.process(name).orElseThrow()).toList();
    assertThat(processes).hasSize(6).allMatch(ProcessIdentity::isRunning);
  }

  @AfterEach
  void stopWhatIsLeft() {
    processes.forEach(ProcessIdentity::kill);
    Fleet.stopOrphans(data);
  }

  @Test
  void aFreshStartStopsWhatADamagedMemoryNoLongerNames() throws Exception {
    FleetOptions options = FleetOptions.forTest(data, Network.TESTNET, 1);
    Files.writeString(fleet.directory().state(), "{");
    assertThatThrownBy(() -> Fleet.prepare(options, distribution, line -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--fresh");
    assertThat(processes).as("a refusal changes nothing").allMatch(ProcessIdentity::isRunning);

    Fleet.prepare(options.anew(), distribution, line -> {});

    assertThat(processes).noneMatch(ProcessIdentity::isRunning);
    assertThat(fleet.directory().pids()).doesNotExist();
  }

  @Test
  void aStartWithoutMemoryStopsWhatRanBefore() throws Exception {
    Files.delete(fleet.directory().state());

    Fleet.prepare(FleetOptions.forTest(data, Network.TESTNET, 1), distribution, line -> {});

    assertThat(processes).noneMatch(ProcessIdentity::isRunning);
  }

  @Test
  void downStopsEverythingAndSaysWhatToDo() throws Exception {
    Files.writeString(fleet.directory().state(), "{");
    Path output = directory.resolve("down.out");

    assertThat(down(output)).isZero();

    assertThat(output).content().startsWith("Stopped 6 processes. ").contains("--fresh");
    assertThat(processes).noneMatch(ProcessIdentity::isRunning);
    assertThat(down(output)).as("nothing is left to stop").isEqualTo(2);
    assertThat(output).content().contains("damaged");
  }

  private int down(Path output) throws Exception {
    Process down = CommandProcess.start(distribution, output, "down", "--data", data.toString());
    assertThat(down.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return down.exitValue();
  }
}
