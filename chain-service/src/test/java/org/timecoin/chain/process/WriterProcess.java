package org.timecoin.chain.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.embedded.PostgresAccess;

/** A {@link WriterProcessMain} of its own, seen from the test. */
final class WriterProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Writer commands;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private WriterProcess(Process process) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().start(this::listen);
  }

  static WriterProcess start(PostgresAccess access, String database, int batch, LeaseTimes times) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dtimenode.root=" + System.getProperty("timenode.root"),
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcessMain.class.getName(),
            Integer.toString(access.port()),
            access.user(),
            access.password(),
            database,
            Integer.toString(batch),
            Long.toString(times.term().toMillis()),
            Long.toString(times.look().toMillis()));
    try {
      return new WriterProcess(
          new ProcessBuilder(command)
              .redirectError(
                  ProcessBuilder.Redirect.appendTo(new File("target/writer-process.log")))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(">")) {
          heard.add(line.substring(1));
        }
      }
    } catch (IOException e) {
      // the process was killed in the middle of a line
    }
  }

  void say(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything it said. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** What it said that begins with a word. */
  List<String> heard(String word) {
    return heard.stream().filter(line -> line.startsWith(word)).toList();
  }

  /** Waits until it has said something, after what it had said at a point. */
  void await(int after, String word) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> heard.stream().skip(after).anyMatch(line -> line.startsWith(word)));
  }

  void await(String word) {
    await(0, word);
  }

  /** Whether it is the writer, as far as it has said. */
  boolean writes() {
    List<String> roles =
        heard.stream()
            .filter(line -> line.startsWith("writer") || line.startsWith("no writer"))
            .toList();
    return !roles.isEmpty() && roles.getLast().startsWith("writer");
  }

  void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new AssertionError("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** kill -9, and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("a killed process is still there");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
