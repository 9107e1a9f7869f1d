package org.timecoin.sync.decide;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses between downloading, waiting and resting (consensus.md section 1, below activation). A
 * pure function: the same situation always has the same answer.
 */
public final class Decider {

  private final DecisionRules rules;

  /** Decides by these numbers. */
  public Decider(DecisionRules rules) {
    this.rules = rules;
  }

  /** What to do. Downloading comes first, from one block behind. */
  public Decision decide(Situation now) {
    Optional<PeerClaim> highest = highestAhead(now);
    if (highest.isPresent()) {
      return sync(now, highest.get());
    }
    if (now.missing() == 0) {
      return new Decision.Steady(Reasons.steady(now));
    }
    Standing standing = standing(now);
    if (now.missing() >= rules.catchUpFrom() && standing.isQuorum()) {
      return new Decision.CatchUpDue(now.missing(), Reasons.catchUpDue(now, rules, standing));
    }
    return new Decision.Waiting(Reasons.waiting(now, rules, standing));
  }

  /** Whether a claim is still believed: its peer has not failed to deliver too often. */
  boolean isUsable(PeerClaim claim) {
    return claim.undelivered() < rules.undeliveredMost();
  }

  private Optional<PeerClaim> highestAhead(Situation now) {
    if (now.plausibleHeight() <= now.tipHeight()) {
      return Optional.empty();
    }
    return now.claims().stream()
        .filter(claim -> isUsable(claim) && claim.height() > now.tipHeight())
        .max(Comparator.comparingLong(PeerClaim::height).thenComparing(PeerClaim::peer));
  }

  private Decision sync(Situation now, PeerClaim highest) {
    long target = Math.min(highest.height(), now.plausibleHeight());
    List<PeerClaim> ahead =
        now.claims().stream()
            .filter(claim -> isUsable(claim) && claim.height() > now.tipHeight())
            .toList();
    return new Decision.Sync(target, Reasons.sync(now, target, highest, ahead.size()));
  }

  private Standing standing(Situation now) {
    List<PeerClaim> fresh =
        now.claims().stream().filter(c -> c.ageMs() <= rules.answerAgeMs()).toList();
    return Standing.of(
        fresh,
        claim ->
            Math.abs(claim.height() - now.tipHeight()) <= rules.togetherWithin()
                && !now.gaveNothing(claim, rules));
  }
}
