package org.timecoin.sync.decide;

import java.util.List;
import java.util.function.Predicate;

/**
 * How many nodes answered of late and how many of them stand where we do, ourselves included in
 * both.
 *
 * @param answered nodes with a fresh answer, one per IP address
 * @param together those within reach of our height
 */
record Standing(int answered, int together) {

  /** Fewer nodes than this decide nothing. */
  private static final int FEWEST = 3;

  /**
   * Counts nodes.
   *
   * @param standsWithUs not who claims a block that it failed to deliver, near as that may be
   */
  static Standing of(List<PeerClaim> fresh, Predicate<PeerClaim> standsWithUs) {
    long answered = fresh.stream().map(PeerClaim::host).distinct().count();
    long together = fresh.stream().filter(standsWithUs).map(PeerClaim::host).distinct().count();
    return new Standing((int) answered + 1, (int) together + 1);
  }

  /** Whether ⌊2n/3⌋+1 of at least three stand together. */
  boolean isQuorum() {
    return answered >= FEWEST && together >= 2 * answered / 3 + 1;
  }
}
