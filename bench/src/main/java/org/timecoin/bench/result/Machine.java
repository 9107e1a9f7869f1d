package org.timecoin.bench.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where a measurement was taken; numbers of different machines are not compared.
 *
 * @param os name, version and architecture
 * @param cpu the processor's name, or {@code unknown}
 * @param cores as the JVM sees them
 * @param memoryMib of the machine, 0 when unknown
 * @param jdk name and version
 * @param loadAverage over the last minute before the measurement, negative when unknown
 */
public record Machine(
    String os, String cpu, int cores, long memoryMib, String jdk, double loadAverage) {

  /** This machine, now. */
  public static Machine here() {
    return new Machine(
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        field(Path.of("/proc/cpuinfo"), "model name", "unknown"),
        Runtime.getRuntime().availableProcessors(),
        kib(field(Path.of("/proc/meminfo"), "MemTotal", "0")) / 1024,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /**
   * The value behind the first line's colon that starts with the key; Linux only, else the
   * fallback.
   */
  static String field(Path file, String key, String fallback) {
    if (!Files.isReadable(file)) {
      return fallback;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(key) && line.contains(":"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(fallback);
    } catch (IOException e) {
      // A file of the kernel's that cannot be read after all: the machine is described without it.
      return fallback;
    }
  }

  /** The number in {@code "1234 kB"}. */
  static long kib(String text) {
    String digits = text.toLowerCase(Locale.ROOT).replace("kb", "").strip();
    return digits.chars().allMatch(Character::isDigit) && !digits.isEmpty()
        ? Long.parseLong(digits)
        : 0;
  }
}
