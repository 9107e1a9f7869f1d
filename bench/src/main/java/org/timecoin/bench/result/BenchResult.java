package org.timecoin.bench.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All runs of one benchmark.
 *
 * @param name of the benchmark
 * @param machine where
 * @param targets what the medians should be
 * @param runs the values of each run, at least one; every run has the same metrics
 */
public record BenchResult(
    String name, Machine machine, List<Target> targets, List<Map<Metric, Double>> runs) {

  /** Takes copies; a result without runs is refused. */
  public BenchResult {
    targets = List.copyOf(targets);
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a result of no runs");
    }
  }

  /** The metrics of a kind with their values over the runs, in the order they were first given. */
  public Map<Metric, Spread> spreads(Metric.Kind kind) {
    Map<Metric, Spread> spreads = new LinkedHashMap<>();
    for (Metric metric : runs.getFirst().keySet()) {
      if (metric.kind() == kind) {
        spreads.put(metric, Spread.of(runs.stream().map(run -> run.get(metric)).toList()));
      }
    }
    return spreads;
  }

  /** The target of a metric, if it has one. */
  public Optional<Target> target(Metric metric) {
    return targets.stream().filter(t -> t.metric().equals(metric.name())).findFirst();
  }
}
