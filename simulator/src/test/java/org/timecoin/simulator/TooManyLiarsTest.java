package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.consensus.vote.Quorum;

/** With more than a third lying the promise ends, and the simulator sees it end. */
class TooManyLiarsTest {

  @Test
  void aDisagreementIsFoundAndEvidenceNamesLiarsOnly() {
    int disagreements = 0;
    for (int seed = 0; seed < 300 && disagreements == 0; seed++) {
      Scenario usual = Scenario.contested(seed);
      Scenario broken = usual.withByzantine(Quorum.tolerated(usual.voters()) + 1);
      String failure = Simulation.run(broken, Bug.NONE, false).failure().orElse("");
      assertThat(failure).as("seed " + seed).doesNotContain("evidence against honest");
      if (failure.startsWith("agreement") || failure.startsWith("two certificates")) {
        disagreements++;
      }
    }
    assertThat(disagreements).isPositive();
  }
}
