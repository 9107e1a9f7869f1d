package org.timecoin.quality.reference;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.ProjectTree;

/** docs/metrics.md, made from the classes named …Metrics of the services. */
final class MetricsReference {

  private static final String HEAD =
      """
      # Metrics

      Made from the code by the build; do not edit (`./mvnw test -pl quality -am -Dtimenode.update=true` rewrites it).

      Every service serves them in Prometheus' form on its management port under `/q/metrics`, next to those of the JVM,
      gRPC and Kafka's clients. A timer has `_count`, `_sum` and `_max`. Each has the labels `node` and `service` beside those
      below (where gRPC's own name a service, it is the called one's). Labels come from closed lists of our own, never from
      what peers send.
      """;

  private MetricsReference() {}

  /** The whole document. */
  static String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Modules service : services()) {
      text.append(section(service.directory(), of(service)));
    }
    return text.toString();
  }

  static List<Modules> services() {
    return Stream.of(Modules.values()).filter(Modules::isService).toList();
  }

  /** The metrics of a service, sorted by name. */
  static Collection<MetricEntry> of(Modules service) {
    SortedMap<String, MetricEntry> all = new TreeMap<>();
    ProjectTree.ofProject().production().stream()
        .filter(source -> service.mayOwn(source.packageName()))
        .filter(source -> source.fileName().endsWith("Metrics.java"))
        .map(MetricScanner::of)
        .forEach(found -> found.forEach((name, entry) -> all.merge(name, entry, MetricEntry::and)));
    return all.values();
  }

  /** One table. */
  static String section(String title, Collection<MetricEntry> metrics) {
    StringBuilder text = new StringBuilder("\n## " + title + "\n\n");
    if (metrics.isEmpty()) {
      return text.append("Nothing of its own.\n").toString();
    }
    text.append("| metric | kind | labels | what it says |\n| --- | --- | --- | --- |\n");
    for (MetricEntry metric : metrics) {
      text.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  metric.prometheusName(),
                  metric.kind(),
                  String.join(", ", metric.labels()),
                  metric.description().replace("|", "\\|")));
    }
    return text.toString();
  }
}
