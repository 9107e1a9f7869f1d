package org.timecoin.simulator.explore;

import org.timecoin.simulator.Bug;

/**
 * What is explored: four voters, one of them a liar, in one instance.
 *
 * @param rounds rounds 0 to this less one; nobody enters a later one
 * @param liarLeads which round the liar leads, 0 to 3; it need not be one that is explored
 * @param crashes whether one honest voter may crash once, at any moment, and start again
 * @param bug a planted mistake, or NONE
 */
public record Bound(int rounds, int liarLeads, boolean crashes, Bug bug) {

  /** More rounds don't fit into the words. */
  public static final int ROUNDS_MOST = 4;

  public Bound {
    if (rounds < 1 || rounds > ROUNDS_MOST || liarLeads < 0 || liarLeads >= Cast.VOTERS) {
      throw new IllegalArgumentException("1 to 4 rounds, and the liar leads one of 0 to 3");
    }
  }

  /** The engine as it is, with a crash. */
  public static Bound of(int rounds, int liarLeads) {
    return new Bound(rounds, liarLeads, true, Bug.NONE);
  }

  /** With a mistake planted. */
  public Bound with(Bug planted) {
    return new Bound(rounds, liarLeads, crashes, planted);
  }
}
