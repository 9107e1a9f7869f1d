package org.timecoin.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.timecoin.bench.result.Metric;

/** The benchmark itself, with few switches. */
class ReorgBenchTest {

  @Test
  void switchesToAndFroAreMeasured() {
    Map<Metric, Double> values = new ReorgBench(150, 2).run(line -> {});

    assertThat(values.get(ReorgBench.MEDIAN)).isPositive();
    assertThat(values.get(ReorgBench.MAX)).isGreaterThanOrEqualTo(values.get(ReorgBench.MEDIAN));
  }
}
