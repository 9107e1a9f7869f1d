package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  void passesVariablesOnAndHidesThoseOfPrefixes() throws Exception {
    Path output = directory.resolve("logs/env");
    ChildProcess child =
        Launcher.launch(
            new Launch(
                List.of("env"),
                Map.of("TIMENODE_NODE_ID", "n0"),
                List.of("HOME", "PAT"),
                output,
                Lifetime.WITH_THIS_JVM));

    Awaitility.await().atMost(PATIENCE).until(() -> !child.identity().isRunning());
    assertThat(Files.readAllLines(output))
        .contains("TIMENODE_NODE_ID=n0")
        .noneMatch(line -> line.startsWith("HOME=") || line.startsWith("PATH="));
    child.kill();
  }

  @Test
  void keepsTheOutputOfTheStartBefore() {
    Path output = directory.resolve("out");
    for (String word : List.of("first", "second")) {
      ChildProcess child =
          Launcher.launch(Launch.of(List.of("echo", word), output, Lifetime.WITH_THIS_JVM));
      Awaitility.await().atMost(PATIENCE).until(() -> !child.identity().isRunning());
    }

    assertThat(output).hasContent("second");
    assertThat(directory.resolve("out.1")).hasContent("first");
  }

  @Test
  void aMissingProgramIsNamed() {
    Launch launch =
        Launch.of(List.of("/nowhere/program"), directory.resolve("out"), Lifetime.WITH_THIS_JVM);

    assertThatThrownBy(() -> Launcher.launch(launch))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("/nowhere/program");
  }

  @Test
  void aDetachedChildHasASessionOfItsOwn() throws Exception {
    ChildProcess child =
        Launcher.launch(
            Launch.of(List.of("sleep", "60"), directory.resolve("out"), Lifetime.DETACHED));
    try {
      Path stat = Path.of("/proc", Long.toString(child.identity().pid()), "stat");
      if (Files.exists(stat)) {
        Awaitility.await().atMost(PATIENCE).until(() -> session(stat) == child.identity().pid());
      }
      assertThat(child.identity().isRunning()).isTrue();
    } finally {
      child.kill();
    }
  }

  private static long session(Path stat) throws Exception {
    String line = Files.readString(stat);
    return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[3]);
  }
}
