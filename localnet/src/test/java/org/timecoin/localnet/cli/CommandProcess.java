package org.timecoin.localnet.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.timecoin.localnet.run.Distribution;

/** Runs a command in a JVM of its own, as {@code ./timenode} does. */
public final class CommandProcess {
  private CommandProcess() {}

  /** Starts it with its output in a file. */
  public static Process start(Distribution distribution, Path output, String... arguments)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dtimenode.root=" + distribution.root(),
            "-Dtimenode.dist=" + distribution.home(),
            "-cp",
            System.getProperty("java.class.path"),
            LocalnetMain.class.getName());
    builder.command().addAll(java.util.List.of(arguments));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }
}
