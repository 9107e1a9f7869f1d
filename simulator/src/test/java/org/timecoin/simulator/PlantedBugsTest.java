package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A simulator that finds nothing proves nothing: each mistake is found within so many seeds, and
 * those that only stop progress are found as a stuck run.
 */
class PlantedBugsTest {

  private static final Logger LOG = Logger.getLogger(PlantedBugsTest.class.getName());

  @ParameterizedTest
  @CsvSource({
    "QUORUM_SMALLER_BY_ONE, 10",
    "QUORUM_OVER_REACHABLE, 30",
    "LOCK_FORGOTTEN, 30",
    "UNLOCK_WITHOUT_NEWER_QUORUM, 1000",
    "SENT_BEFORE_STORED, 10",
    "INSERT_NOT_MONOTONE, 10",
    "VOTES_LOST_AT_RESTART, 20",
    "LEASE_WITHOUT_ROW_LOCK, 3000",
    "SECOND_LIST_AGAIN, 200",
    "RUN_NOT_STORED, 100",
    "TWO_MODES_IN_ONE_ROUND, 500",
    "VOTERS_OF_INNER_BLOCK, 50",
    "CERTIFICATE_WITH_REPEATS, 50",
    "EQUAL_ROUNDS_ONLY, 20",
    "FORGED_PREVOTES_ACCEPTED, 50",
    "OWN_LEADERS_QUORUM_ONLY, 50",
    "ROWS_COMPARED_BY_EPOCH, 100",
    "RESTORE_NOT_NOTICED, 100",
    "FAILOVER_TRUSTED, 500"
  })
  void isFoundWithin(Bug bug, int seeds) {
    int seed = 0;
    while (seed < seeds && Simulation.run(seed, bug).failure().isEmpty()) {
      seed++;
    }
    int found = seed;
    LOG.info(() -> bug + " is found by seed " + found);
    assertThat(found).as("seeds until %s is found", bug).isLessThan(seeds);
  }

  @Test
  void whatOnlyStopsProgressIsFoundAsAStuckRun() {
    for (Bug bug : EnumSet.of(Bug.EQUAL_ROUNDS_ONLY, Bug.RUN_NOT_STORED)) {
      int seed = 0;
      while (Simulation.run(seed, bug).failure().isEmpty()) {
        seed++;
      }
      assertThat(Simulation.run(seed, bug).failure().orElseThrow()).startsWith("liveness");
    }
  }

  /** One final transaction, one honest voter who had approved its rival, and nobody to spare. */
  @Test
  void whoHoldsOutAgainstTheFinalKeepsItOutForGood() {
    assertThat(settled(Bug.NONE)).isPositive();
    assertThat(settled(Bug.DISSENT_AGAINST_THE_FINAL)).isZero();
  }

  private static long settled(Bug bug) {
    long settled = 0;
    for (int seed = 0; seed < 500; seed++) {
      Simulation.Result result = Simulation.run(seed, bug);
      assertThat(result.failure()).as("seed " + seed).isEmpty();
      settled += result.sights().getOrDefault(Sight.FINALIZED_DESPITE_DISSENT, 0L);
    }
    return settled;
  }
}
