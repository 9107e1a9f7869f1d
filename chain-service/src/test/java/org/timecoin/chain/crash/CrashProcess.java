package org.timecoin.chain.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.timecoin.chain.store.TestDatabase;

/** A JVM of its own that changes a database until it is killed, or done. */
final class CrashProcess {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What a process had sent before it was killed may still be done by the server. */
  private static final String OTHERS_AT_WORK =
      """
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
          AND pid <> pg_backend_pid() AND state <> 'idle'
      """;

  private final Process process;

  private CrashProcess(Process process) {
    this.process = process;
  }

  /** Runs a class with these arguments; what it prints is under target, by its name. */
  static CrashProcess start(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dtimenode.root=" + System.getProperty("timenode.root"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new CrashProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File("target/" + main.getSimpleName() + ".log"))
            .start());
  }

  /** kill -9. */
  void kill() {
    process.destroyForcibly();
  }

  /**
   * Waits for a kill at a statement, or for the process to come to its end before; it doesn't
   * outlive this.
   *
   * @return whether the kill was done
   */
  boolean awaitKill(KillingProxy proxy) throws InterruptedException {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> proxy.isDone() || !process.isAlive());
    boolean done = proxy.isDone();
    proxy.disarm();
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return done;
  }

  /** Waits until it has come to its end without a fault. */
  void awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** Waits until the server has nothing more to do for those who are gone. */
  static void awaitSettled(TestDatabase database) {
    Awaitility.await().atMost(PATIENCE).until(() -> database.number(OTHERS_AT_WORK) == 0);
  }
}
