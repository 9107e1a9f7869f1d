package org.timecoin.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own: what it writes comes back, and how it ends is seen. */
class ForkedJvmTest {

  @TempDir private Path directory;

  @Test
  void whatItWritesComesBack() {
    assertThat(run(Writer.class, 60, "42")).containsEntry("answer", "42");
  }

  @Test
  void aFailureIsNotTakenForAResult() {
    assertThatThrownBy(() -> run(Writer.class, 60))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Writer ended with 1");
  }

  @Test
  void itIsKilledAtTheDeadline() {
    assertThatThrownBy(() -> run(Sleeper.class, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Sleeper did not end within");
  }

  private Properties run(Class<?> main, int seconds, String... arguments) {
    return new ForkedJvm(main, List.of("-Xmx32m"), Duration.ofSeconds(seconds))
        .run(directory.resolve("found"), List.of(arguments));
  }

  /** Writes its second argument, and fails without one. */
  static final class Writer {
    public static void main(String[] arguments) throws IOException {
      Files.writeString(Path.of(arguments[0]), "answer=" + arguments[1]);
    }
  }

  /** Never ends by itself. */
  static final class Sleeper {
    public static void main(String[] arguments) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }
}
