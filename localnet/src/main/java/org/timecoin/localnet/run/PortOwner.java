package org.timecoin.localnet.run;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out who listens on a port, where the system tells (Linux, one's own processes). */
final class PortOwner {
  private static final String LISTENING = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortOwner() {}

  /** The process that listens, such as {@code process 4711 (java)}. */
  static Optional<String> of(int port) {
    return List.of("/proc/net/tcp", "/proc/net/tcp6").stream()
        .flatMap(table -> lines(Path.of(table)).stream())
        .map(line -> line.strip().split("\\s+", -1))
        .filter(row -> row.length > INODE && row[STATE].equals(LISTENING))
        .filter(row -> row[ADDRESS].endsWith(String.format(Locale.ROOT, ":%04X", port)))
        .flatMap(row -> holder("socket:[" + row[INODE] + "]").stream())
        .findFirst();
  }

  private static Optional<String> holder(String socket) {
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, socket)) {
          String name = String.join("", lines(process.resolve("comm")));
          return Optional.of("process " + process.getFileName() + " (" + name + ")");
        }
      }
    } catch (IOException | DirectoryIteratorException noProcFileSystem) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, String socket) {
    try (var handles = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path handle : handles) {
        if (Files.readSymbolicLink(handle).toString().equals(socket)) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException somebodyElses) {
      return false;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException gone) {
      return List.of();
    }
  }
}
