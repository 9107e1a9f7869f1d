package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {
  @TempDir Path directory;

  @Test
  void aDirectoryInWhichAProcessStillWritesGoesWhenThatHasEnded() {
    Path tree = directory.resolve("tree");
    ChildProcess writer = writer(tree, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20");

    ServerFiles.deleteTree(tree);
    writer.stop("TERM", Duration.ofSeconds(10));
    ServerFiles.deleteTree(tree);

    assertThat(tree).doesNotExist();
  }

  @Test
  void aDirectoryThatCanNotBeDeletedIsNamedWhenTheTimeIsOver() throws Exception {
    // Nobody, not even root, can delete what the kernel shows there.
    Path kernel = Path.of("/proc/self/task");
    assumeTrue(Files.exists(kernel));

    assertThatThrownBy(() -> ServerFiles.deleteTree(kernel, Duration.ofMillis(100)))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("/proc/self/task can't be deleted");
  }

  private ChildProcess writer(Path tree, String rounds) {
    String script =
        "for i in " + rounds + "; do for j in 1 2 3 4 5 6 7 8 9; do mkdir -p $0/$i/$j; done; done";
    ChildProcess writer =
        Launcher.launch(
            Launch.of(
                List.of("sh", "-c", script, tree.toString()),
                directory.resolve("out"),
                Lifetime.WITH_THIS_JVM));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(tree));
    return writer;
  }
}
