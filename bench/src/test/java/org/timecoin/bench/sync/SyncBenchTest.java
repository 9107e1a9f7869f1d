package org.timecoin.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;

/** The benchmark itself, on a chain short enough for a test. */
class SyncBenchTest {
  @Test
  void aShortChainIsMeasuredWithItsLimits() {
    List<String> progress = new ArrayList<>();
    Map<Metric, Double> values = new SyncBench(300).run(progress::add);
    assertThat(values.get(SyncBench.SECONDS)).isBetween(0.0, 180.0);
    assertThat(values.get(SyncBench.SPEED)).isPositive();
    assertThat(values.get(SyncBench.COPY)).isPositive();
    assertThat(values.get(SyncBench.PARSE)).isPositive();
    assertThat(values.get(SyncBench.OVER_COPY)).isPositive();
    assertThat(values.keySet())
        .extracting(Metric::name)
        .contains("chain_resident_mib_max", "gateway_cpu_s", "postgres_cpu_s", "kafka_cpu_s");
    assertThat(progress).anyMatch(line -> line.contains("the download begins"));
  }

  @Test
  void timeAndMemoryHaveTargets() {
    assertThat(new SyncBench().targets())
        .extracting(Target::metric)
        .contains("sync_s", "chain_resident_mib_max", "gateway_resident_mib_max");
  }
}
