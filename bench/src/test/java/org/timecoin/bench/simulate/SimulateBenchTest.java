package org.timecoin.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.timecoin.bench.result.Metric;

/** Few seeds: the figures are there and agree with one another. */
class SimulateBenchTest {
  private static final int SEEDS = 64;

  @Test
  void seedsAndBranchesAreCounted() {
    List<String> said = new ArrayList<>();

    Map<String, Double> values =
        new SimulateBench(100, SEEDS)
            .run(said::add).entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().name(), Map.Entry::getValue));

    assertThat(values).containsEntry("seeds", (double) SEEDS).containsEntry("violations", 0.0);
    assertThat(values.get("seeds_s")).isPositive();
    assertThat(values.get("decisions_s")).isGreaterThan(values.get("seeds_s"));
    assertThat(values.get("branches_taken")).isBetween(400.0, values.get("branches"));
    assertThat(values.get("branches_taken_over_all")).isBetween(0.7, 1.0);
    assertThat(said).anyMatch(line -> line.startsWith("sight.CRASH"));
    assertThat(said.getLast()).startsWith("not taken: ").contains("Engine:");
  }

  @Test
  void aSingleSeedIsTraced() {
    List<String> said = new ArrayList<>();
    new SimulateBench(7, 1).run(said::add);
    assertThat(said)
        .anyMatch(line -> line.startsWith("traced: simulate-7.txt, simulate-7.svg in "));
  }

  @Test
  void everyTargetIsAboutSomethingMeasured() {
    assertThat(SimulateBench.usual().targets())
        .extracting(target -> target.metric())
        .containsExactly("violations", Metric.figure("cpu_ms_per_seed", "ms").name());
  }

  @Test
  void otherSeedsCanBeChosen() {
    assertThat(SimulateBench.usual().withSeeds(7, 9)).contains(new SimulateBench(7, 9));
  }
}
