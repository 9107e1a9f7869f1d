package org.timecoin.localnet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.cli.CommandProcess;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.run.Distribution;

/** What becomes of a fleet when the {@code up} in the foreground ends, in order or not. */
class KilledCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Distribution distribution;

  @TempDir Path directory;

  @BeforeEach
  void makeDistribution() throws Exception {
    distribution = FakeDistribution.in(directory.resolve("dist"));
  }

  @AfterEach
  void stopWhatIsLeft() throws Exception {
    Fleet.stopOrphans(directory.resolve("data"));
  }

  @Test
  void anUpKilledWithKillMinusNineLosesNothingAndTheNextGoesOn() throws Exception {
    Path data = directory.resolve("data");
    Process foreground = up(distribution, data);
    Fleet fleet = awaitUp(distribution, data);
    Map<String, ProcessIdentity> before = processes(fleet);

    foreground.destroyForcibly().waitFor();
    assertThat(processes(fleet)).isEqualTo(before);
    fleet.kill("n0/sync");
    FakeDistribution.behave(distribution, Service.SYNC, "linger");

    foreground = up(distribution, data);
    Awaitility.await().atMost(PATIENCE).until(() -> fleet.process("up").isPresent());
    Map<String, ProcessIdentity> after = processes(fleet);
    assertThat(after).hasSize(6);
    assertThat(after.remove("n0/sync")).isNotEqualTo(before.remove("n0/sync"));
    assertThat(after).isEqualTo(before);

    interrupt(foreground);

    assertThat(foreground.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(directory.resolve("up.out"))
        .content()
        .as("others ended seconds before the one that lingered")
        .contains("Stopped;")
        .doesNotContain("has ended");
    assertThat(after.values()).as("Ctrl-C stops everything").noneMatch(ProcessIdentity::isRunning);
    assertThat(fleet.runningNames()).isEmpty();
  }

  @Test
  void aForegroundThatCanNoLongerReadItsMemoryStopsEverything() throws Exception {
    Path data = directory.resolve("data");
    Process foreground = up(distribution, data);
    Map<String, ProcessIdentity> before = processes(awaitUp(distribution, data));

    Files.writeString(data.resolve("fleet.json"), "{");

    assertThat(foreground.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(foreground.exitValue()).isEqualTo(2);
    assertThat(before.values()).hasSize(6).noneMatch(ProcessIdentity::isRunning);
  }

  @Test
  void ctrlCWhileStartingStopsWhatWasStarted() throws Exception {
    Path data = directory.resolve("data");
    Process foreground = up(distribution, data);
    Awaitility.await().atMost(PATIENCE).until(() -> data.resolve("fleet.json").toFile().exists());
    Fleet fleet = Fleet.open(data, distribution, line -> {});
    Awaitility.await().atMost(PATIENCE).until(() -> !fleet.runningNames().isEmpty());

    interrupt(foreground);

    assertThat(foreground.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(fleet.runningNames()).isEmpty();
  }

  @Test
  void downFromElsewhereEndsTheForegroundToo() throws Exception {
    Path data = directory.resolve("data");
    Process foreground = up(distribution, data);
    Fleet fleet = awaitUp(distribution, data);

    fleet.down();

    assertThat(foreground.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(foreground.exitValue()).isZero();
    assertThat(fleet.runningNames()).isEmpty();
  }

  private Process up(Distribution distribution, Path data) throws Exception {
    return CommandProcess.start(
        distribution,
        directory.resolve("up.out"),
        "up",
        "--nodes",
        "1",
        "--network",
        "testnet",
        "--port-base",
        "auto",
        "--data",
        data.toString());
  }

  private Fleet awaitUp(Distribution distribution, Path data) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(directory.resolve("up.out")).content().contains("Ctrl-C stops"));
    Fleet fleet = Fleet.open(data, distribution, line -> {});
    Awaitility.await().atMost(PATIENCE).until(() -> fleet.process("up").isPresent());
    return fleet;
  }

  private static Map<String, ProcessIdentity> processes(Fleet fleet) {
    Map<String, ProcessIdentity> processes = new TreeMap<>();
    fleet.runningNames().forEach(name -> processes.put(name, fleet.process(name).orElseThrow()));
    return processes;
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
  }
}
