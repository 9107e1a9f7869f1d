package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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
    "QUORUM_SMALLER_BY_ONE, 10, certificate|forged quorum|without a quorum",
    "QUORUM_OVER_REACHABLE, 50, certificate|agreement|forged quorum|without a quorum|validity",
    "LOCK_FORGOTTEN, 30, breaks its lock",
    "UNLOCK_WITHOUT_NEWER_QUORUM, 1000, breaks its lock",
    "SENT_BEFORE_STORED, 10, signed|without its row",
    "INSERT_NOT_MONOTONE, 10, stores .* below",
    "VOTES_LOST_AT_RESTART, 20, signed|stores|without its row|breaks its lock",
    "LEASE_WITHOUT_ROW_LOCK, 3000, signed|stores|without its row",
    "SECOND_LIST_AGAIN, 200, liveness",
    "SECOND_LIST_SKIPPED, 200, prevotes a set without reasons|against its own approval",
    "JUDGED_ONCE, 1000, prevotes against its own approval",
    "APPROVED_PAST_OWN_PREVOTE, 500, approves a rival of what it prevotes",
    "LAST_SPENDER_COUNTS, 200, approves two spenders of one output",
    "MEMBER_REASONS_UNCHECKED, 200, prevotes a set without reasons",
    "RUN_NOT_STORED, 200, liveness",
    "TWO_MODES_IN_ONE_ROUND, 500, prevotes what its leader didn't propose",
    "VOTERS_OF_INNER_BLOCK, 100, takes others than the paid for voters",
    "CERTIFICATE_WITH_REPEATS, 50, certificate|does not decide",
    "EQUAL_ROUNDS_ONLY, 20, liveness",
    "FORGED_PREVOTES_ACCEPTED, 100, forged quorum",
    "MISPLACED_PREVOTES_ACCEPTED, 1000, forged quorum",
    "OWN_LEADERS_QUORUM_ONLY, 50, does not decide|does not hold valid",
    "OWN_LEADERS_RUN_ONLY, 50, liveness",
    "ROWS_COMPARED_BY_EPOCH, 200, signed|breaks its lock|stores",
    "ROWS_ONLY_UNIQUE, 200, stores .* below",
    "RESTORE_NOT_NOTICED, 200, signed|without its row",
    "FAILOVER_TRUSTED, 500, without its row",
    "CHECKPOINT_IGNORED, 200, votes below its checkpoint",
    "ANSWER_SPEAKS_FOR_EARLIER, 1000, keeps to itself",
    "DISTRUST_FORGOTTEN, 500, after it knew that it must not|signed|without its row"
  })
  void isFoundForWhatItBreaks(Bug bug, int seeds, String how) {
    int seed = 0;
    Optional<String> failure = Simulation.run(seed, bug).failure();
    while (failure.isEmpty() && seed < seeds) {
      seed++;
      failure = Simulation.run(seed, bug).failure();
    }
    int found = seed;
    LOG.info(() -> bug + " is found by seed " + found);
    assertThat(failure).as("found within %d seeds", seeds).isPresent();
    assertThat(failure.orElseThrow()).containsPattern(how);
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
