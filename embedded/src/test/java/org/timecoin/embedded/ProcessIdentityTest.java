package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
  @TempDir Path directory;

  @Test
  void findsARunningProcessAndNotAnEndedOne() {
    ChildProcess child = launch("sleep", "60");

    assertThat(child.identity().isRunning()).isTrue();
    child.kill();
    assertThat(child.identity().isRunning()).isFalse();
  }

  @Test
  void aStrangerWithTheSamePidIsNotThatProcess() {
    ChildProcess child = launch("sleep", "60");
    ProcessIdentity earlier =
        new ProcessIdentity(child.identity().pid(), child.identity().startedAtMillis() - 3_600_000);

    assertThat(earlier.isRunning()).isFalse();
    earlier.kill();
    assertThat(child.identity().isRunning()).as("the stranger is left alone").isTrue();
    child.kill();
  }

  @Test
  void stopsWithTheSignalAskedFor() throws Exception {
    Path told = directory.resolve("told");
    ChildProcess child =
        launch(
            "sh", "-c", "trap 'echo told >" + told + "; exit' CONT; while :; do sleep 0.05; done");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              Signals.send("CONT", child.identity().pid());
              return Files.exists(told);
            });

    child.stop("CONT", Duration.ofSeconds(10));
    assertThat(child.identity().isRunning()).isFalse();
    assertThat(told).content().startsWith("told");
  }

  @Test
  void killsWhatDoesNotListen() {
    ChildProcess deaf = launch("sh", "-c", "trap '' TERM; while :; do sleep 0.05; done");

    deaf.stop("TERM", Duration.ofMillis(200));

    assertThat(deaf.identity().isRunning()).isFalse();
  }

  @Test
  void anEndedChildThatNobodyWaitedForHasEnded() throws Exception {
    // The shell starts a child, tells its pid and never waits: the child stays a zombie.
    Path pid = directory.resolve("pid");
    ChildProcess parent =
        launch(
            "sh",
            "-c",
            "sh -c 'echo $$ > "
                + pid
                + ".part; mv "
                + pid
                + ".part "
                + pid
                + "; exec sleep 0.3' & exec sleep 60");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(pid));
    long number = Long.parseLong(Files.readString(pid).strip());
    ProcessIdentity zombie = ProcessIdentity.of(ProcessHandle.of(number).orElseThrow());

    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !zombie.isRunning());
    parent.kill();
  }

  private ChildProcess launch(String... command) {
    return Launcher.launch(
        Launch.of(List.of(command), directory.resolve("out"), Lifetime.WITH_THIS_JVM));
  }
}
