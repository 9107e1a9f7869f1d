package org.timecoin.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Directories of servers. */
final class ServerFiles {
  private static final int TAIL_LINES = 3;

  private ServerFiles() {}

  /** Makes the directory and returns its absolute path. */
  static Path directory(Path directory) {
    try {
      return Files.createDirectories(directory).toAbsolutePath();
    } catch (IOException e) {
      throw new EmbeddedServerException("The directory " + directory + " can't be made: " + e, e);
    }
  }

  static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new EmbeddedServerException("The directory " + root + " can't be deleted: " + e, e);
    }
  }

  /** The last lines of a log, for the reason why a server didn't start. */
  static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
      return String.join(
          " / ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException unreadable) {
      return "no log at " + log;
    }
  }
}
