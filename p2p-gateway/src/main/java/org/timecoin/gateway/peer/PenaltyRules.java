package org.timecoin.gateway.peer;

import java.time.Duration;
import java.util.Optional;

/**
 * How many violations mean what (protocol.md section 5: "3 → 5 min ban, 5 → 1 h, 10 → until lifted;
 * the count returns to zero after 1 h without one").
 *
 * @param firstCount violations that mean the first ban
 * @param firstBan how long that one lasts
 * @param secondCount violations that mean the second ban
 * @param secondBan how long that one lasts
 * @param foreverCount violations that mean a ban until it is lifted
 * @param forgetAfter how long without a violation until none is remembered
 * @param offendersKept how many offenders are remembered at most
 */
public record PenaltyRules(
    int firstCount,
    Duration firstBan,
    int secondCount,
    Duration secondBan,
    int foreverCount,
    Duration forgetAfter,
    int offendersKept) {

  /**
   * How long a ban for this many violations lasts: empty for none, zero for one until it is lifted.
   */
  Optional<Duration> banFor(int count) {
    if (count >= foreverCount) {
      return Optional.of(Duration.ZERO);
    }
    if (count >= secondCount) {
      return Optional.of(secondBan);
    }
    return count >= firstCount ? Optional.of(firstBan) : Optional.empty();
  }
}
