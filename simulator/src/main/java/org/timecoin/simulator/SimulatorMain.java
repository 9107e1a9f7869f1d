package org.timecoin.simulator;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * Runs seeds in a JVM of its own, for a benchmark: writes what came of them into a file of
 * properties, and the trace and diagram of a seed that failed beside it.
 */
public final class SimulatorMain {
  private static final double NS_PER_MS = 1e6;

  private SimulatorMain() {}

  /** Arguments: the file, the first seed, how many, on how many threads, how many beyond. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    long first = Long.parseLong(arguments[1]);
    long count = Long.parseLong(arguments[2]);
    int threads = Integer.parseInt(arguments[3]);
    long start = System.nanoTime();
    Tally tally = Campaign.run(first, count, threads);
    double wallMs = (System.nanoTime() - start) / NS_PER_MS;
    // Only these reach the branches about contradicting certificates.
    Campaign.beyond(first, Long.parseLong(arguments[4]));
    Properties found = properties(tally, wallMs);
    OptionalLong traced = tally.failures().stream().mapToLong(Simulation.Result::seed).findFirst();
    if (traced.isEmpty() && count == 1) {
      traced = OptionalLong.of(first);
    }
    if (traced.isPresent()) {
      found.setProperty("traced", trace(file, traced.getAsLong()));
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      found.store(out, null);
    }
  }

  /** Runs a seed again; its trace and its diagram lie beside the file. */
  private static String trace(Path file, long seed) throws IOException {
    Trace trace = Simulation.run(Scenario.mixed(seed), Bug.NONE, true).trace();
    String name = "simulate-" + seed;
    Files.write(file.resolveSibling(name + ".txt"), trace.lines());
    Files.writeString(file.resolveSibling(name + ".svg"), Diagram.svg(trace));
    return name + ".txt, " + name + ".svg";
  }

  private static Properties properties(Tally tally, double wallMs) {
    Properties found = new Properties();
    found.setProperty("seeds", "" + tally.seeds());
    found.setProperty("events", "" + tally.events());
    found.setProperty("decisions", "" + tally.decisions());
    found.setProperty("rounds", "" + tally.rounds());
    found.setProperty("violations", "" + tally.violations());
    found.setProperty("wall_ms", "" + wallMs);
    found.setProperty("cpu_ms", "" + cpuMs());
    tally.sights().forEach((sight, seen) -> found.setProperty("sight." + sight, "" + seen));
    tally.outcomes().forEach((what, seen) -> found.setProperty("outcome." + what, "" + seen));
    found.setProperty("failed", "");
    found.setProperty("traced", "");
    tally
        .failures()
        .reversed()
        .forEach(
            one -> found.setProperty("failed", one.seed() + ": " + one.failure().orElseThrow()));
    return found;
  }

  /** Of the whole process, the compiler and the collector included. */
  private static double cpuMs() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / NS_PER_MS
        : Double.NaN;
  }
}
