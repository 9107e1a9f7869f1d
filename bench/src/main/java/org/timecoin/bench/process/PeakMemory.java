package org.timecoin.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * The most memory a process has had resident since it was asked to forget, as the kernel counts it:
 * no sampling, so no peak is missed. Linux only.
 */
public final class PeakMemory {
  private static final String FORGET_PEAK = "5";

  private final Path directory;

  /** Of a process. */
  public PeakMemory(long pid) {
    this(Path.of("/proc", Long.toString(pid)));
  }

  PeakMemory(Path directory) {
    this.directory = directory;
  }

  /** Forgets the peak so far; where the kernel doesn't let us, the peak since its start stays. */
  public void forget() {
    Path file = directory.resolve("clear_refs");
    try {
      if (Files.isWritable(file)) {
        Files.writeString(file, FORGET_PEAK);
      }
    } catch (IOException e) {
      // A peak that includes the start is too high at most: never a wrong claim.
      return;
    }
  }

  /** In MiB; empty when the process is gone or the system does not say. */
  public OptionalDouble mib() {
    return status("VmHWM:");
  }

  /** What is resident now, in MiB; empty when the process is gone or the system does not say. */
  public OptionalDouble nowMib() {
    return status("VmRSS:");
  }

  private OptionalDouble status(String name) {
    try {
      return Files.readAllLines(directory.resolve("status")).stream()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }
}
