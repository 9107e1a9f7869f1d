package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** With more than a third lying the promise ends, and the simulator sees it end. */
class TooManyLiarsTest {
  private static final int SEEDS = 200;

  @Test
  void disagreementsAreFoundAndEvidenceNamesLiarsOnly() {
    long disagreements = 0;
    long stops = 0;
    long convicted = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Simulation.Result result = Simulation.run(Scenario.beyond(seed), Bug.NONE, false);
      String failure = result.failure().orElse("agreement: none broke");
      assertThat(failure)
          .as("seed " + seed)
          .matches("(agreement|validity|two certificates|a quorum for an invalid|a set without).*");
      disagreements +=
          result.failure().filter(one -> one.startsWith("agreement:")).stream().count();
      convicted += result.sights().getOrDefault(Sight.CONVICTED_BY_CERTIFICATES, 0L);
      stops += result.sights().getOrDefault(Sight.STOPPED_BY_CONTRADICTION, 0L);
    }
    assertThat(disagreements).as("two values decided on one parent").isPositive();
    assertThat(convicted).as("certificates of one round that name liars").isPositive();
    assertThat(stops).as("nodes that saw the contradiction and stopped").isPositive();
  }
}
