package org.timecoin.bench.fork;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A main class in a JVM of its own. The JVM of the benches has a small heap and only the first
 * compiler; what is measured runs as it would in service.
 *
 * @param main gets a file to write properties into as its first argument
 * @param flags of the JVM
 * @param deadline after which it is killed
 */
public record ForkedJvm(Class<?> main, List<String> flags, Duration deadline) {

  public ForkedJvm {
    flags = List.copyOf(flags);
  }

  /**
   * Runs it to its end.
   *
   * @param file what it writes; its other files go beside it
   * @return the properties that it wrote
   */
  public Properties run(Path file, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.add(file.toString());
    command.addAll(arguments);
    try {
      await(new ProcessBuilder(command).inheritIO().start());
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(Process process) {
    try {
      if (!process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(name() + " did not end within " + deadline);
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(name() + " ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name(), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private String name() {
    return main.getSimpleName();
  }

  private static Properties read(Path file) throws IOException {
    Properties found = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      found.load(in);
    }
    return found;
  }
}
