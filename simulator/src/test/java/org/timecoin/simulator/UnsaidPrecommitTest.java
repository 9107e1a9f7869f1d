package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The one run of the first million that came to a standstill. */
class UnsaidPrecommitTest {

  /**
   * A precommit was stored, its answer lost, a later row answered first: the voter never said it.
   * The others were one precommit short of a decision, and by the time it was heard of, a recovery
   * had been entered that could not count it.
   */
  @Test
  void whatIsStoredIsSaidBeforeARecovery() {
    assertThat(Simulation.run(6_970_585, Bug.NONE).failure()).isEmpty();
  }
}
