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

  static String catchUpDue(Situation now, DecisionRules rules, Standing standing) {
    return "%s, %s and %d of %d nodes stand with us: catch-up is due, and this version makes no blocks"
        .formatted(
            blocksMissing(now), nobodyAhead(now, rules), standing.together(), standing.answered());
  }

  static String waiting(Situation now, DecisionRules rules, Standing standing) {
    return blocksMissing(now) + " and " + whyNobodyHelps(now, rules, standing);
  }

  private static String whyNobodyHelps(Situation now, DecisionRules rules, Standing standing) {
    if (now.claims().isEmpty()) {
      return "no peer has told its height";
    }
    if (countEmpty(now, rules) > 0) {
      return nobodyAhead(now, rules);
    }
    if (now.missing() < rules.catchUpFrom()) {
      return "nobody is ahead; the network makes up for it from %d blocks on"
          .formatted(rules.catchUpFrom());
    }
    return "nobody is ahead, but only %d of %d nodes that answered stand with us"
        .formatted(standing.together(), standing.answered());
  }

  private static String nobodyAhead(Situation now, DecisionRules rules) {
    long empty = countEmpty(now, rules);
    return empty > 0
        ? "nobody usable is ahead (%d claimed more and delivered nothing)".formatted(empty)
        : "nobody is ahead";
  }

  private static long countEmpty(Situation now, DecisionRules rules) {
    return now.claims().stream().filter(claim -> now.gaveNothing(claim, rules)).count();
  }

  private static String blocksMissing(Situation now) {
    return now.missing() == 1 ? "1 block is missing" : now.missing() + " blocks are missing";
  }
}
