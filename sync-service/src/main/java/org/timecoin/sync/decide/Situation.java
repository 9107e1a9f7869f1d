package org.timecoin.sync.decide;

import java.util.List;

/**
 * Everything the decision depends on.
 *
 * @param tipHeight the height of our own chain
 * @param expectedHeight the height that is due by the clock
 * @param plausibleHeight the highest height whose block could pass the rule "at most 600 s ahead of
 *     now": claims above it are worth no request
 * @param claims what the peers say, one entry a connection
 */
public record Situation(
    long tipHeight, long expectedHeight, long plausibleHeight, List<PeerClaim> claims) {

  /** Takes a copy of the claims. */
  public Situation {
    claims = List.copyOf(claims);
  }

  /** Whether a peer claims blocks that we lack and failed to deliver them too often. */
  boolean gaveNothing(PeerClaim claim, DecisionRules rules) {
    return claim.height() > tipHeight && claim.undelivered() >= rules.undeliveredMost();
  }

  /** Blocks that are due and that we lack, never negative. */
  long missing() {
    return Math.max(0, expectedHeight - tipHeight);
  }
}
