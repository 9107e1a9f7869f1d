package org.timecoin.bench.process;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * The processor time that a process and its children use: what a download costs, also on a machine
 * that is busy with something else. Children that end in between are not counted.
 */
public final class CpuTime {
  private final long pid;
  private final Duration before;

  private CpuTime(long pid, Duration before) {
    this.pid = pid;
    this.before = before;
  }

  /** Counting from now. */
  public static CpuTime since(long pid) {
    return new CpuTime(pid, used(pid));
  }

  /** Seconds used since then; on two cores this can pass two a second. */
  public double seconds() {
    return Math.max(0, used(pid).minus(before).toNanos() / 1e9);
  }

  private static Duration used(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
