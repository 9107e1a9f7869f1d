package org.timecoin.bench.jmh;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measurements by JMH, each in a JVM of its own: four seconds of warming up, then ten iterations of
 * 0.3 s.
 */
public final class JmhRun {

  private JmhRun() {}

  /** Measures all benchmarks of a class, with every value of their parameters. */
  public static Collection<RunResult> measure(Class<?> benchmarks) {
    return run(options(benchmarks).build());
  }

  /** Measures all benchmarks of a class, with one value of a parameter. */
  public static Collection<RunResult> measure(Class<?> benchmarks, String name, String value) {
    return run(options(benchmarks).param(name, value).build());
  }

  private static Collection<RunResult> run(Options options) {
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("the measurement failed: " + e.getMessage(), e);
    }
  }

  private static ChainedOptionsBuilder options(Class<?> benchmarks) {
    return new OptionsBuilder()
        .include(benchmarks.getName() + "\\.")
        .addProfiler(CpuSpeed.class)
        .forks(1)
        .warmupIterations(4)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(10)
        .measurementTime(TimeValue.milliseconds(300))
        .verbosity(VerboseMode.SILENT)
        .jvmArgs(flags());
  }

  /** Operations per second of processor time in the fastest iteration. */
  public static double cpuSpeed(RunResult result) {
    return result.getSecondaryResults().get(CpuSpeed.LABEL).getStatistics().getMax();
  }

  /** A plain JVM whatever this one was started with; and JMH uses what newer JDKs warn of. */
  private static String[] flags() {
    return Runtime.version().feature() >= 24
        ? new String[] {"-Xmx512m", "--sun-misc-unsafe-memory-access=allow"}
        : new String[] {"-Xmx512m"};
  }
}
