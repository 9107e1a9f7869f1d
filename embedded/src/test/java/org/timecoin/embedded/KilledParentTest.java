package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the JVM that started servers is killed with kill -9. */
class KilledParentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void childrenAndDirectoriesOfAKilledJvmGoToo() throws Exception {
    Path scratch = Files.createDirectory(directory.resolve("scratch with a space"));
    Path pids = directory.resolve("pids");
    Process parent =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Parent.class.getName(),
                    scratch.toString(),
                    pids.toString()))
            .inheritIO()
            .start();
    Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(pids));
    List<ProcessIdentity> children =
        Files.readAllLines(pids).stream()
            .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
            .map(ProcessIdentity::of)
            .toList();
    assertThat(children).hasSize(2).allMatch(ProcessIdentity::isRunning);

    parent.destroyForcibly();

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> children.stream().noneMatch(ProcessIdentity::isRunning));
    Awaitility.await().atMost(PATIENCE).until(() -> !Files.exists(scratch));
  }

  /** The JVM that is killed: it starts two children, one of which ignores SIGINT. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      Path scratch = Path.of(arguments[0]);
      ParentWatch.shared().deleteAtEnd(scratch);
      ChildProcess ended = start(scratch, "true");
      ended.kill();
      ChildProcess polite = start(scratch, "sleep 600");
      ChildProcess deaf = start(scratch, "trap '' INT; while :; do sleep 0.1; done");
      Path file = Path.of(arguments[1]);
      Path part = file.resolveSibling("part");
      Files.write(part, List.of("" + polite.identity().pid(), "" + deaf.identity().pid()));
      Files.move(part, file);
      new java.util.concurrent.CountDownLatch(1).await();
    }

    private static ChildProcess start(Path scratch, String script) {
      return Launcher.launch(
          Launch.of(List.of("sh", "-c", script), scratch.resolve("out"), Lifetime.WITH_THIS_JVM));
    }
  }
}
