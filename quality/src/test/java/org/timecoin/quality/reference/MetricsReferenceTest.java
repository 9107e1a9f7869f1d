package org.timecoin.quality.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.timecoin.quality.tree.JavaParser;
import org.timecoin.quality.tree.Layout;
import org.timecoin.quality.tree.ProjectClasses;
import org.timecoin.quality.tree.Root;

class MetricsReferenceTest {

  private static final String PLANTED =
      """
      package org.timecoin.chain.health;
      class ChainMetrics {
        private static final String PREFIX = "timenode.chain.";
        ChainMetrics() {
          Gauge.builder(PREFIX + "height", this::height).description("Height of the tip").register(r);
          gauge("peers.known", "Peers that are known", this::height);
          Timer.builder("timenode.chain.apply").tag("stage", stage).description("Time").register(r);
        }
        /** A block was refused. Nothing else is said. */
        void refused(String rule) {
          registry.counter("timenode.chain.refused", "rule", rule).increment();
        }
        /** A peer came or went. */
        void peer(String way) {
          count("peers.moved", "way", way);
        }
        private void count(String name, String tag, String value) {
          registry.counter(PREFIX + name, tag, value).increment();
        }
      }
      """;

  @Test
  void theDocumentSaysWhatTheCodeSays() {
    GeneratedDocument.check(
        Root.path().resolve("docs/metrics.md"), MetricsReference.markdown(), Root.updating());
  }

  @Test
  void everyMetricIsDescribed() {
    assertThat(MetricsReference.services().stream().flatMap(s -> MetricsReference.of(s).stream()))
        .allSatisfy(metric -> assertThat(metric.description()).as(metric.name()).isNotBlank());
  }

  @Test
  void metricsAreMadeInClassesOfThatNameOnly() {
    assertThat(ProjectClasses.all())
        .filteredOn(type -> Layout.isService(type.getPackageName()))
        .filteredOn(MetricsReferenceTest::makesMetrics)
        .extracting(JavaClass::getSimpleName)
        .allMatch(name -> name.endsWith("Metrics"));
  }

  private static boolean makesMetrics(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(
            call -> call.getTargetOwner().getName().startsWith("io.micrometer.core.instrument."));
  }

  @Test
  void namesKindsLabelsAndDescriptionsAreRead() {
    String path = "chain-service/src/main/java/org/timecoin/chain/health/ChainMetrics.java";
    assertThat(MetricScanner.of(JavaParser.parse(path, PLANTED)).values())
        .containsExactly(
            entry("timenode.chain.apply", "timer", Set.of("stage"), "Time"),
            entry("timenode.chain.height", "gauge", Set.of(), "Height of the tip"),
            entry("timenode.chain.peers.known", "gauge", Set.of(), "Peers that are known"),
            entry("timenode.chain.peers.moved", "counter", Set.of("way"), "A peer came or went"),
            entry("timenode.chain.refused", "counter", Set.of("rule"), "A block was refused"));
  }

  private static MetricEntry entry(
      String name, String kind, Set<String> labels, String description) {
    return new MetricEntry(name, kind, new TreeSet<>(labels), description);
  }

  @Test
  void prometheusNamesTellTheKind() {
    assertThat(entry("timenode.a.b", "counter", Set.of(), "").prometheusName())
        .isEqualTo("timenode_a_b_total");
    assertThat(entry("timenode.a.b", "timer", Set.of(), "").prometheusName())
        .isEqualTo("timenode_a_b_seconds");
  }
}
