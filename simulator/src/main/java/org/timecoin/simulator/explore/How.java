package org.timecoin.simulator.explore;

/**
 * How thoroughly to look.
 *
 * @param silent whether states that differ only in what a voter did without a word are told apart;
 *     without them the words that can be said are the same, and so is every certificate
 * @param sample one situation in so many is gone on from after the faults; 1 for all, 0 for none.
 *     Voters get stuck in silent states: where those are not told apart, each voter is first led on
 *     from one state in so many by silent steps drawn from those it can take there
 * @param tracing whether to remember where each state came from, for a history: twice the memory
 */
public record How(boolean silent, int sample, boolean tracing) {

  /** Every state, and on from each. */
  public static final How EVERY_STATE = new How(true, 1, false);

  /** Only what is said: for safety, in far fewer states. */
  public static final How WORDS = new How(false, 0, false);

  public How {
    if (sample < 0) {
      throw new IllegalArgumentException("one situation in a negative number");
    }
  }

  /** One situation in so many. */
  public How sampling(int one) {
    return new How(silent, one, tracing);
  }

  /** With a history of what is found. */
  public How traced() {
    return new How(silent, sample, true);
  }
}
