package org.timecoin.sync.decide;

/** The sentences of the decision, for people. */
final class Reasons {

  private Reasons() {}

  static String sync(Situation now, long target, PeerClaim highest, int ahead) {
    String who =
        ahead == 1
            ? highest.peer() + " has block " + target
            : "%d peers are ahead, %s with block %d".formatted(ahead, highest.peer(), target);
    return "%s and we stand at %d".formatted(who, now.tipHeight());
  }

  static String steady(Situation now) {
    return now.tipHeight() == now.expectedHeight()
        ? "we stand at the expected height " + now.tipHeight()
        : "we stand at %d, past the expected height %d"
            .formatted(now.tipHeight(), now.expectedHeight());
  }

  static String catchUpDue(Situation now, Standing standing) {
    return "%s, nobody is ahead and %d of %d nodes stand with us: catch-up is due, and this version makes no blocks"
        .formatted(blocksMissing(now), standing.together(), standing.answered());
  }

  static String waiting(Situation now, DecisionRules rules, Standing standing) {
    return blocksMissing(now) + " and " + whyNobodyHelps(now, rules, standing);
  }

  private static String whyNobodyHelps(Situation now, DecisionRules rules, Standing standing) {
    if (now.claims().isEmpty()) {
      return "no peer has told its height";
    }
    long empty = now.claims().stream().filter(c -> gaveNothing(c, now, rules)).count();
    if (empty > 0) {
      return "nobody usable is ahead (%d claimed more and delivered nothing)".formatted(empty);
    }
    if (now.missing() < rules.catchUpFrom()) {
      return "nobody is ahead; the network makes up for it from %d blocks on"
          .formatted(rules.catchUpFrom());
    }
    return "nobody is ahead, but only %d of %d nodes that answered stand with us"
        .formatted(standing.together(), standing.answered());
  }

  private static boolean gaveNothing(PeerClaim claim, Situation now, DecisionRules rules) {
    return claim.height() > now.tipHeight() && claim.undelivered() >= rules.undeliveredMost();
  }

  private static String blocksMissing(Situation now) {
    return now.missing() == 1 ? "1 block is missing" : now.missing() + " blocks are missing";
  }
}
