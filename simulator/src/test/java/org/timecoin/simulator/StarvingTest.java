package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One node never gets a run that is decided, and the others go on deciding on schedule for ever:
 * once such a seed did not end, instead of being found.
 */
class StarvingTest {

  private static final int SEEDS = 40;
  private static final int SECONDS_MOST = 60;

  @Test
  @Timeout(value = SECONDS_MOST, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whoStarvesIsFoundThoughTheOthersGetOn() {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Optional<String> failure = Simulation.run(seed, Bug.OWN_LEADERS_RUN_ONLY).failure();
      found += failure.filter(what -> what.startsWith("liveness: goal")).isPresent() ? 1 : 0;
    }
    assertThat(found).isPositive();
  }
}
