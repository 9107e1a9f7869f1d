package org.timecoin.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;

/** The benchmark itself, on a chain short enough for a test. */
class ImportBenchTest {

  @Test
  void everyStretchIsMeasuredWithItsLimits() {
    List<String> progress = new ArrayList<>();
    ImportBench bench = new ImportBench(600);
    Map<String, Double> values =
        bench.run(progress::add).entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey().name(), Map.Entry::getValue));

    for (String stretch : List.of("empty", "signed_1", "signed_10", "signed_100", "paid_100")) {
      assertThat(values.get(stretch + "_blocks_s")).as(stretch).isPositive();
      assertThat(values.get(stretch + "_over_copy")).as(stretch).isPositive();
      assertThat(values.get(stretch + "_mib_100k_blocks")).as(stretch).isPositive();
    }
    assertThat(values.get("signed_100_tx_s")).isGreaterThan(values.get("signed_100_blocks_s"));
    assertThat(values.get("signed_10_over_limit")).isPositive();
    assertThat(values.get("empty_resident_mib_at_100")).isBetween(50.0, 1_000.0);
    assertThat(bench.targets()).extracting(Target::metric).isSubsetOf(values.keySet());
    assertThat(progress).anyMatch(line -> line.contains("COPY"));
  }

  @Test
  void theNumberOfBlocksCanBeGiven() {
    assertThat(new ImportBench().withBlocks(1_000).orElseThrow().description()).contains("1,000");
    assertThat(Metric.ratio("empty_over_copy")).isEqualTo(StretchMetrics.overCopy("empty"));
  }
}
