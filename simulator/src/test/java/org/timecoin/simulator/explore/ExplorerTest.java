package org.timecoin.simulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.simulator.Bug;

/** All states within a small bound: nothing breaks, and from each one the honest get on. */
class ExplorerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void oneRoundWithACrashHoldsAndGoesOnFromEveryState(int liarLeads) {
    Explored found = Explorer.run(Bound.of(1, liarLeads), How.EVERY_STATE, any -> true);

    assertThat(found.breach()).isEmpty();
    assertThat(found.complete()).isTrue();
    assertThat(found.states()).isGreaterThan(3_000);
    assertThat(found.onward()).isGreaterThan(1_000);
    assertThat(found.rounds()).isBetween(1, Inspection.ROUNDS_MOST);
  }

  @Test
  void twoRoundsWithoutACrashHoldAndGoOnFromASample() {
    Bound bound = new Bound(2, 3, false, Bug.NONE);
    Explored found = Explorer.run(bound, How.EVERY_STATE.sampling(10), any -> true);

    assertThat(found.breach()).isEmpty();
    assertThat(found.complete()).isTrue();
    assertThat(found.states()).isGreaterThan(50_000);
    assertThat(found.onward()).isGreaterThan(1_000);
  }

  @Test
  void twoRoundsWithACrashGoOnFromASampleOfWhatIsSaid() {
    Explored found = Explorer.run(Bound.of(2, 3), How.WORDS.sampling(5), any -> true);

    assertThat(found.breach()).isEmpty();
    assertThat(found.complete()).isTrue();
    assertThat(found.states()).isGreaterThan(150_000);
    assertThat(found.onward()).isGreaterThan(5_000);
    assertThat(found.rounds()).isBetween(1, Inspection.ROUNDS_MOST);
  }

  @Test
  void anExplorationThatIsStoppedIsNotComplete() {
    assertThat(Explorer.run(Bound.of(2, 0), How.WORDS, any -> false).complete()).isFalse();
  }
}
