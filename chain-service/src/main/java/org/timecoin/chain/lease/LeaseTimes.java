package org.timecoin.chain.lease;

import java.time.Duration;

/**
 * How the lease is held.
 *
 * @param term how long it lasts without being renewed
 * @param look how often those who don't hold it look at it; also the wait after a failure
 */
public record LeaseTimes(Duration term, Duration look) {

  private static final int RENEWALS_IN_A_TERM = 3;

  /** Refuses a term that is over before it could be renewed, or looks that are none. */
  public LeaseTimes {
    if (look.toMillis() < 1 || term.compareTo(look.multipliedBy(RENEWALS_IN_A_TERM)) < 0) {
      throw new IllegalArgumentException(
          "the term of the lease must be at least three times the wait between two looks at it");
    }
  }

  /** How long after one renewal the next is due. */
  public Duration renewal() {
    return term.dividedBy(RENEWALS_IN_A_TERM);
  }
}
