package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next start does with an initdb whose parent was killed with kill -9. */
class OrphanedInitialisationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @AfterEach
  void stopWhatIsLeft() {
    PostgresServer.stopOrphan(directory);
  }

  @Test
  void itIsStoppedBeforeItsFilesAreDeleted() throws Exception {
    PostgresPrograms.unpack(PostgresServerOptions.in(directory).programs());
    Process parent = startParent();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> Files.exists(directory.resolve("data.part/global")));
    ProcessIdentity initdb = new PidFile(directory.resolve("initdb.pid")).read().orElseThrow();
    parent.destroyForcibly().waitFor();
    assertThat(initdb.isRunning()).as("it outlives its parent").isTrue();

    try (PostgresServer server = PostgresServer.start(PostgresServerOptions.in(directory))) {
      assertThat(initdb.isRunning()).isFalse();
      assertThat(server.process().isRunning()).isTrue();
      assertThat(directory.resolve("data.part")).doesNotExist();
      assertThat(directory.resolve("initdb.pid")).doesNotExist();
    }
  }

  private Process startParent() throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dtimenode.root=" + System.getProperty("timenode.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                directory.toString()))
        .inheritIO()
        .start();
  }

  /** The JVM that is killed while it makes the data directory. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) {
      PostgresServer.start(PostgresServerOptions.in(Path.of(arguments[0])));
    }
  }
}
