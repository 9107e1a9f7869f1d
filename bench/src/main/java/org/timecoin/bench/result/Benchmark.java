package org.timecoin.bench.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something {@code ./timenode bench} can measure. */
public interface Benchmark {

  /** The word on the command line. */
  String name();

  /** One line for the list of benchmarks. */
  String description();

  /** What the medians should be. */
  List<Target> targets();

  /** How many runs make a result when nobody says otherwise. */
  int defaultRuns();

  /**
   * The same over other seeds.
   *
   * @param first the first one
   * @param count how many
   * @return empty when nothing in it is random
   */
  default Optional<Benchmark> withSeeds(long first, long count) {
    return Optional.empty();
  }

  /**
   * The same with another number of blocks.
   *
   * @return empty when it has no such number
   */
  default Optional<Benchmark> withBlocks(int count) {
    return Optional.empty();
  }

  /**
   * Measures once, limits and peers in the same go, and leaves nothing behind.
   *
   * @param progress a line for people
   * @return the metrics, the same ones each time, in the order to show them
   */
  Map<Metric, Double> run(Progress progress);

  /** Where a benchmark says what it is doing. */
  @FunctionalInterface
  interface Progress {
    /** Tells one line. */
    void say(String line);
  }
}
