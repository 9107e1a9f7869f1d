package org.timecoin.bench.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations per second of processor time, garbage collection included: what a core would do that
 * has nothing else to do. On a busy machine the clock measures the neighbours, this doesn't.
 */
public final class CpuSpeed implements InternalProfiler {

  static final String LABEL = "cpu_speed";

  private long startedNs;

  /** For JMH, which makes one in the JVM that is measured. */
  public CpuSpeed() {}

  @Override
  public String getDescription() {
    return "operations per second of processor time";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    startedNs = usedNs();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double usedSeconds = (usedNs() - startedNs) / (double) TimeUnit.SECONDS.toNanos(1);
    double speed = result.getMetadata().getAllOps() / usedSeconds;
    return List.of(new ScalarResult(LABEL, speed, "ops/s", AggregationPolicy.AVG));
  }

  private static long usedNs() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
