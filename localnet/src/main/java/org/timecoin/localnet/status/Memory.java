package org.timecoin.localnet.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A process's memory as Linux accounts for it; elsewhere nothing is known. */
final class Memory {
  private Memory() {}

  /** Resident memory in bytes. */
  static Optional<Long> resident(long pid) {
    return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
  }

  /** Resident memory in bytes, every page divided by the number of processes that share it. */
  static Optional<Long> proportional(long pid) {
    return kibibytes(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
  }

  private static Optional<Long> kibibytes(Path file, String key) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .map(number -> Long.parseLong(number) * 1024)
          .findFirst();
    } catch (IOException goneOrNotLinux) {
      return Optional.empty();
    }
  }
}
