package org.timecoin.simulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.simulator.Bug;

/** An exploration that finds nothing proves nothing: each mistake is found, with its history. */
class PlantedBreachTest {

  @ParameterizedTest
  @CsvSource({
    "QUORUM_SMALLER_BY_ONE, 1, 1, commits with a certificate that is WRONG_COUNT",
    "LOCK_FORGOTTEN, 2, 1, breaks its lock of round 0",
    "FORGED_PREVOTES_ACCEPTED, 2, 1, prevotes for a forged quorum",
    "INSERT_NOT_MONOTONE, 1, 1, signs a second statement",
    "VOTES_LOST_AT_RESTART, 1, 1, signs a second statement",
    "EQUAL_ROUNDS_ONLY, 2, 1, no decision within 12 more rounds",
    "RUN_NOT_STORED, 1, 1, no decision within 12 more rounds"
  })
  void isFound(Bug bug, int rounds, int liarLeads, String breach) {
    Bound bound = Bound.of(rounds, liarLeads).with(bug);
    Explored found = Explorer.run(bound, How.EVERY_STATE.traced(), any -> true);

    assertThat(found.breach()).as(bug::toString).isPresent();
    assertThat(found.breach().orElseThrow()).contains(breach);
    assertThat(found.history().orElseThrow().lines()).hasSizeBetween(3, 12);
  }

  /** A lock of round 1 against a quorum of round 0 is a matter of round 2. */
  @Test
  void unlockingWithoutANewerQuorumTakesThreeRounds() {
    Bound bound = new Bound(3, 2, false, Bug.UNLOCK_WITHOUT_NEWER_QUORUM);
    Explored found = Explorer.run(bound, How.WORDS.traced(), any -> true);

    assertThat(found.breach().orElseThrow()).contains("breaks its lock of round 1");
    assertThat(found.history().orElseThrow()).contains("proposal 2 A valid in 0 of liar");
  }

  /** Where only what is said is told apart, with the silent steps that were drawn at its end. */
  @ParameterizedTest
  @EnumSource(names = {"EQUAL_ROUNDS_ONLY", "RUN_NOT_STORED"})
  void whoeverIsStuckIsFoundFromASampleOfWhatIsSaid(Bug bug) {
    Bound bound = Bound.of(2, 1).with(bug);
    Explored found = Explorer.run(bound, How.WORDS.sampling(10).traced(), any -> true);

    assertThat(found.breach()).contains("no decision within 12 more rounds");
    assertThat(found.history().orElseThrow().lines()).hasSizeBetween(3, 30);
  }

  @Test
  void aHistoryCanBeRead() {
    Bound bound = Bound.of(2, 1).with(Bug.LOCK_FORGOTTEN);
    String history =
        Explorer.run(bound, How.EVERY_STATE.traced(), any -> true).history().orElseThrow();

    assertThat(history)
        .startsWith("The liar leads round 1")
        .contains("n0 gets proposal 0 A of n1; says prevote 0 A")
        .endsWith(
            "n0 gets proposal 1 B of liar; breaks its lock of round 0"
                + "  [round 1, locked on A since 0]");
  }
}
