package org.timecoin.simulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All states within a small bound: nothing breaks, and from each one the honest get on. */
class ExplorerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void oneRoundWithACrashHoldsAndGoesOnFromEveryState(int liarLeads) {
    Explored found = Explorer.run(Bound.of(1, liarLeads), How.EVERY_STATE, () -> true);

    assertThat(found.breach()).isEmpty();
    assertThat(found.complete()).isTrue();
    assertThat(found.states()).isEqualTo(liarLeads == 0 ? 15_848 : 3_588);
    assertThat(found.onward()).isEqualTo(liarLeads == 0 ? 5_150 : 1_209);
    assertThat(found.rounds()).isBetween(1, Inspection.ROUNDS_MOST);
  }

  @Test
  void twoRoundsWithoutACrashHoldAndGoOnFromASample() {
    Bound bound = new Bound(2, 3, false, org.timecoin.simulator.Bug.NONE);
    Explored found = Explorer.run(bound, How.EVERY_STATE.sampling(10), () -> true);

    assertThat(found.breach()).isEmpty();
    assertThat(found.complete()).isTrue();
    assertThat(found.states()).isEqualTo(88_391);
    assertThat(found.onward()).isGreaterThan(1_000);
  }

  @Test
  void whatIsSaidIsTheSameWithAndWithoutSilentStates() {
    Explored every = Explorer.run(Bound.of(1, 0), How.EVERY_STATE.sampling(0), () -> true);
    Explored words = Explorer.run(Bound.of(1, 0), How.WORDS, () -> true);

    assertThat(words.complete()).isTrue();
    assertThat(words.states()).isLessThan(every.states() / 2);
  }

  @Test
  void anExplorationThatIsStoppedIsNotComplete() {
    assertThat(Explorer.run(Bound.of(2, 0), How.WORDS, () -> false).complete()).isFalse();
  }
}
