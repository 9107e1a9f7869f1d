package org.timecoin.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts child processes that live as long as they should, and no longer. */
public final class Launcher {
  private Launcher() {}

  /**
   * Starts a process; its pid is the program's own, whatever stands before it.
   *
   * @throws EmbeddedServerException when the program can't be started
   */
  public static ChildProcess launch(Launch launch) {
    ProcessBuilder builder = new ProcessBuilder(commandLine(launch));
    builder
        .environment()
        .keySet()
        .removeIf(name -> launch.hiddenPrefixes().stream().anyMatch(name::startsWith));
    builder.environment().putAll(launch.environment());
    builder.redirectErrorStream(true).redirectOutput(freshOutput(launch.output()));
    builder.redirectInput(new File("/dev/null"));
    try {
      ChildProcess child =
          new ChildProcess(ProcessIdentity.of(builder.start().toHandle()), launch.lifetime());
      if (launch.lifetime() == Lifetime.WITH_THIS_JVM) {
        ParentWatch.shared().add(child.identity().pid());
      }
      return child;
    } catch (IOException e) {
      throw new EmbeddedServerException(
          "The program " + launch.command().getFirst() + " can't be started: " + e.getMessage(), e);
    }
  }

  /** The path of a program that the shell would find. */
  public static Optional<Path> findProgram(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return path.lines()
        .flatMap(line -> List.of(line.split(File.pathSeparator, -1)).stream())
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<String> commandLine(Launch launch) {
    List<String> line = new ArrayList<>();
    if (launch.lifetime() == Lifetime.DETACHED) {
      line.addAll(ownSession());
    }
    line.addAll(launch.command());
    return line;
  }

  /** A session of its own keeps the terminal's Ctrl-C and hang-up away; each of these execs. */
  private static List<String> ownSession() {
    if (findProgram("setsid").isPresent()) {
      return List.of("setsid");
    }
    if (findProgram("perl").isPresent()) {
      return List.of("perl", "-e", "use POSIX 'setsid'; setsid(); exec @ARGV", "--");
    }
    return List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
  }

  private static File freshOutput(Path output) {
    try {
      Files.createDirectories(output.toAbsolutePath().getParent());
      if (Files.exists(output)) {
        Path previous = output.resolveSibling(output.getFileName() + ".1");
        Files.move(output, previous, StandardCopyOption.REPLACE_EXISTING);
      }
      return output.toFile();
    } catch (IOException e) {
      throw new EmbeddedServerException("The log " + output + " can't be written: " + e, e);
    }
  }
}
