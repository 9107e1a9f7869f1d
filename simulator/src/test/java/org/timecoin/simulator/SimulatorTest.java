package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.round.Outcome;

/** As many seeds as fit into half a minute, without one violation. */
class SimulatorTest {

  private static final Logger LOG = Logger.getLogger(SimulatorTest.class.getName());
  private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
  private static final long FIRST = Long.getLong("simulation.first", 0);
  private static final long TIME_MS = Long.getLong("simulation.ms", 30_000);

  @Test
  void noSeedBreaksAnInvariant() {
    long start = System.nanoTime();
    long seeds = 0;
    long decisions = 0;
    int rounds = 0;
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    while (seeds < SEEDS && (System.nanoTime() - start) / 1_000_000 < TIME_MS) {
      Simulation.Result result = Simulation.run(scenario(FIRST + seeds), Bug.NONE, false);
      assertThat(result.failure()).as(() -> replay(result.seed())).isEmpty();
      result.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
      decisions += result.decisions();
      rounds = Math.max(rounds, result.rounds());
      seeds++;
    }
    LOG.info(
        "%d seeds, %d decisions, at most %d rounds after faults, %.1f ms a seed, %s"
            .formatted(
                seeds, decisions, rounds, (System.nanoTime() - start) / 1e6 / seeds, outcomes));
    assertThat(outcomes.keySet()).contains(Outcome.EQUIVOCATION, Outcome.FORGED_QUORUM);
  }

  /** Every fourth seed is a fight over single rounds. */
  private static Scenario scenario(long seed) {
    return seed % 4 == 3 ? Scenario.contested(seed) : Scenario.of(seed);
  }

  private static String replay(long seed) {
    Simulation.Result again = Simulation.run(scenario(seed), Bug.NONE, true);
    return "seed " + seed + " " + scenario(seed) + "\n" + String.join("\n", again.trace());
  }
}
