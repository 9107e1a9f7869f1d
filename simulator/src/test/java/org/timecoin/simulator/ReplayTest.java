package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One seed fixes everything: a failing one replays exactly, with a trace that can be read. */
class ReplayTest {

  private static final int SEED = 7;

  @Test
  void theSameSeedGivesTheSameHistory() {
    Simulation.Result first = Simulation.run(Scenario.of(SEED), Bug.NONE, true);
    Simulation.Result second = Simulation.run(Scenario.of(SEED), Bug.NONE, true);

    assertThat(first).isEqualTo(second);
    assertThat(first.trace()).anyMatch(line -> line.contains("says PROPOSAL h0"));
  }

  @Test
  void tracingChangesNothing() {
    Simulation.Result traced = Simulation.run(Scenario.of(SEED), Bug.NONE, true);
    Simulation.Result silent = Simulation.run(Scenario.of(SEED), Bug.NONE, false);

    assertThat(silent.trace()).isEmpty();
    assertThat(silent.events()).isEqualTo(traced.events());
    assertThat(silent.outcomes()).isEqualTo(traced.outcomes());
  }

  @Test
  void anotherSeedGivesAnotherHistory() {
    assertThat(Simulation.run(Scenario.of(SEED + 1), Bug.NONE, true).trace())
        .isNotEqualTo(Simulation.run(Scenario.of(SEED), Bug.NONE, true).trace());
  }

  @Test
  void aFailureEndsTheTrace() {
    Scenario scenario = Scenario.of(0);
    Simulation.Result failed = Simulation.run(scenario, Bug.QUORUM_SMALLER_BY_ONE, true);
    Simulation.Result again = Simulation.run(scenario, Bug.QUORUM_SMALLER_BY_ONE, true);

    assertThat(failed.trace().getLast()).contains("VIOLATION").contains(failed.failure().get());
    assertThat(again).isEqualTo(failed);
  }
}
