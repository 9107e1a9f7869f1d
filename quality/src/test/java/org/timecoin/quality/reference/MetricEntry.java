package org.timecoin.quality.reference;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One metric as the code makes it.
 *
 * @param name with dots
 * @param kind counter, gauge, timer or summary
 * @param labels names of its labels
 * @param description one sentence; empty when the code has none
 */
record MetricEntry(String name, String kind, SortedSet<String> labels, String description) {

  /** The same metric made in another place: labels add up, the first description stands. */
  MetricEntry and(MetricEntry other) {
    SortedSet<String> both = new TreeSet<>(labels);
    both.addAll(other.labels);
    return new MetricEntry(
        name, kind, both, description.isEmpty() ? other.description : description);
  }

  /** What Prometheus calls it. */
  String prometheusName() {
    String plain = name.replace('.', '_').replace('-', '_');
    return switch (kind) {
      case "counter" -> plain + "_total";
      case "timer" -> plain + "_seconds";
      default -> plain;
    };
  }
}
