package org.timecoin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Directories of servers. */
final class ServerFiles {
  private static final int TAIL_LINES = 3;
  private static final Duration DELETE_PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private ServerFiles() {}

  /** Makes the directory and returns its absolute path. */
  static Path directory(Path directory) {
    try {
      return Files.createDirectories(directory).toAbsolutePath();
    } catch (IOException e) {
      throw new EmbeddedServerException("The directory " + directory + " can't be made: " + e, e);
    }
  }

  /** Deletes a directory, also one in which a process that is ending still writes. */
  static void deleteTree(Path root) {
    deleteTree(root, DELETE_PATIENCE);
  }

  /** The same, tried again until it succeeds or the time is over. */
  static void deleteTree(Path root, Duration patience) {
    long from = System.nanoTime();
    while (Files.exists(root)) {
      try (var paths = Files.walk(root)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (IOException | UncheckedIOException e) {
        if (System.nanoTime() - from > patience.toNanos()) {
          throw new EmbeddedServerException("The directory " + root + " can't be deleted: " + e, e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
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
