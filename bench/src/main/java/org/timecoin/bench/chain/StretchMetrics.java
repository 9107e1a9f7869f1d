package org.timecoin.bench.chain;

import java.util.Map;
import java.util.Properties;
import org.timecoin.bench.chain.Course.Mark;
import org.timecoin.bench.result.Metric;

/**
 * What is said of a stretch.
 *
 * @param stretch what was imported
 * @param course how
 */
record StretchMetrics(Stretch stretch, Course course) {

  static final Metric COST_GROWTH = Metric.ratio("empty_cost_growth");
  static final Metric MEMORY_GROWTH = Metric.ratio("empty_resident_growth");

  /** Import's speed over COPY's. */
  static Metric overCopy(String stretch) {
    return Metric.ratio(stretch + "_over_copy");
  }

  /** Import's speed over 1 / (signatures + COPY). */
  static Metric overLimit(String stretch) {
    return Metric.ratio(stretch + "_over_limit");
  }

  private String name(String what) {
    return stretch.name() + "_" + what;
  }

  private double seconds() {
    return course.total(Mark::seconds);
  }

  /** What we did ourselves. */
  void figures(Map<Metric, Double> values) {
    values.put(Metric.figure(name("blocks_s"), "blocks/s"), stretch.blocks() / seconds());
    if (stretch.isSigned()) {
      double transactions = (double) stretch.blocks() * stretch.spends();
      values.put(Metric.figure(name("tx_s"), "tx/s"), transactions / seconds());
    }
    values.put(Metric.figure(name("service_cpu_s"), "s"), course.total(Mark::service));
    values.put(Metric.figure(name("postgres_cpu_s"), "s"), course.total(Mark::server));
    if (stretch.name().equals("empty")) {
      flatness(values);
    }
  }

  private void flatness(Map<Metric, Double> values) {
    for (int percent : new int[] {10, 50, 100}) {
      values.put(
          Metric.figure("empty_resident_mib_at_" + percent, "MiB"),
          course.at(percent / 100.0).residentMib());
    }
    values.put(MEMORY_GROWTH, course.at(1).residentMib() / course.at(0.5).residentMib() - 1);
    values.put(COST_GROWTH, course.growth(Mark::cpu));
    values.put(Metric.ratio("empty_postgres_cost_growth"), course.growth(Mark::server));
    values.put(Metric.ratio("empty_clock_cost_growth"), course.growth(Mark::seconds));
  }

  /** Next to COPY, by the clock and by processor time. */
  void copied(Map<Metric, Double> values, BatchedCopy.Result copied) {
    values.put(
        Metric.limit(name("copy_blocks_s"), "blocks/s"), stretch.blocks() / copied.seconds());
    values.put(Metric.limit(name("copy_cpu_s"), "s"), copied.cpuSeconds());
    values.put(overCopy(stretch.name()), copied.seconds() / seconds());
    values.put(Metric.ratio(name("over_copy_cpu")), copied.cpuSeconds() / course.total(Mark::cpu));
  }

  /** Next to COPY and signatures, which take turns in the limit. */
  void signatures(Map<Metric, Double> values, BatchedCopy.Result copied, Properties signatures) {
    double alone = number(signatures, "seconds");
    values.put(Metric.limit(name("signatures_s"), "1/s"), number(signatures, "count") / alone);
    values.put(Metric.limit(name("signatures_cpu_s"), "s"), number(signatures, "cpu"));
    values.put(
        Metric.limit(name("limit_blocks_s"), "blocks/s"),
        stretch.blocks() / (alone + copied.seconds()));
    values.put(overLimit(stretch.name()), (alone + copied.seconds()) / seconds());
    values.put(
        Metric.ratio(name("over_limit_cpu")),
        (number(signatures, "cpu") + copied.cpuSeconds()) / course.total(Mark::cpu));
  }

  private static double number(Properties found, String name) {
    return Double.parseDouble(found.getProperty(name));
  }
}
