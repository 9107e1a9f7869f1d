package org.timecoin.bench.result;

/**
 * A thing that is measured in every run.
 *
 * @param kind what it says
 * @param name in snake case, the unit last
 * @param unit for people, such as {@code blocks/s}
 */
public record Metric(Kind kind, String name, String unit) {

  /** What a metric says. */
  public enum Kind {
    /** How fast or large our own work is. */
    FIGURE,
    /** How fast the machine or another's work is at the part that cannot be avoided. */
    LIMIT,
    /** One over the other. */
    RATIO
  }

  /** A figure of our own. */
  public static Metric figure(String name, String unit) {
    return new Metric(Kind.FIGURE, name, unit);
  }

  /** A limit measured in the same run. */
  public static Metric limit(String name, String unit) {
    return new Metric(Kind.LIMIT, name, unit);
  }

  /** A ratio of two others. */
  public static Metric ratio(String name) {
    return new Metric(Kind.RATIO, name, "×");
  }
}
