package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.round.Outcome;

/** Ten thousand seeds without one violation, in which everything rare has happened. */
class SimulatorTest {

  private static final Logger LOG = Logger.getLogger(SimulatorTest.class.getName());
  private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
  private static final long FIRST = Long.getLong("simulation.first", 0);

  @Test
  void noSeedBreaksAnInvariant() {
    Tally tally = Campaign.run(FIRST, SEEDS, Runtime.getRuntime().availableProcessors());
    LOG.info(tally::toString);

    assertThat(tally.failures()).as(() -> Campaign.replay(tally)).isEmpty();
    assertThat(tally.seeds()).isEqualTo(SEEDS);
    assertThat(tally.decisions()).isGreaterThan(SEEDS);
    Set<Sight> possible = EnumSet.allOf(Sight.class);
    possible.remove(Sight.CONVICTED_BY_CERTIFICATES);
    possible.remove(Sight.STOPPED_BY_CONTRADICTION);
    assertThat(tally.sights().keySet()).isEqualTo(possible);
    assertThat(tally.outcomes()).containsOnlyKeys(Outcome.values());
  }
}
