package org.timecoin.bench.result;

import java.util.List;

/**
 * The values of several runs in three numbers.
 *
 * @param median the middle one; of an even count the mean of the middle two
 * @param min the smallest
 * @param max the largest
 */
public record Spread(double median, double min, double max) {

  /**
   * Of some values.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread of no values");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }

  /** The distance from smallest to largest, in parts of the median; 0 for a median of 0. */
  public double relative() {
    return median == 0 ? 0 : (max - min) / median;
  }
}
