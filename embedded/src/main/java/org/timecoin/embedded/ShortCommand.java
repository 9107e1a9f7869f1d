package org.timecoin.embedded;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a program that ends by itself. */
final class ShortCommand {
  /** Where output goes that nobody reads. */
  static final File NOWHERE = new File("/dev/null");

  private ShortCommand() {}

  /**
   * Runs it to its end.
   *
   * @return the exit code
   * @throws EmbeddedServerException when it can't be started or doesn't end in time
   */
  static int run(
      List<String> command, Map<String, String> environment, File output, Duration patience) {
    return run(command, environment, output, patience, process -> {});
  }

  /** The same, telling which process it is as soon as it has started. */
  static int run(
      List<String> command,
      Map<String, String> environment,
      File output,
      Duration patience,
      Consumer<ProcessIdentity> started) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(NOWHERE)
            .redirectOutput(output);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      started.accept(ProcessIdentity.of(process.toHandle()));
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new EmbeddedServerException(
            command.getFirst() + " didn't end within " + patience.toSeconds() + " s");
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new EmbeddedServerException(
          "The program " + command.getFirst() + " can't be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("Interrupted while running " + command.getFirst(), e);
    }
  }
}
