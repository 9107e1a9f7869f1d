package org.timecoin.bench.result;

/**
 * What a metric's median should be.
 *
 * @param metric the name of the metric
 * @param bound the number it should reach or stay under
 * @param atLeast whether more is better
 */
public record Target(String metric, double bound, boolean atLeast) {

  /** More is better. */
  public static Target atLeast(String metric, double bound) {
    return new Target(metric, bound, true);
  }

  /** Less is better. */
  public static Target below(String metric, double bound) {
    return new Target(metric, bound, false);
  }

  /** Whether a value meets it. */
  public boolean isMet(double value) {
    return atLeast ? value >= bound : value < bound;
  }

  @Override
  public String toString() {
    return (atLeast ? "≥ " : "< ") + Numbers.text(bound);
  }
}
