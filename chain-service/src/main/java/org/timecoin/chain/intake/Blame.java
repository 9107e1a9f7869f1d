package org.timecoin.chain.intake;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.protocol.rules.Rule;

/**
 * Which faults of an announced block count against the peer that relayed it. Legacy peers relay
 * blocks they never checked, so only form and linkage do (protocol.md, "Violations"); whether a
 * peer is one of them is not looked up, so that holds for all.
 */
final class Blame {

  private static final Set<String> FORM_AND_LINKAGE =
      Stream.concat(
              Stream.of("malformed"),
              Stream.of(
                      Rule.BLOCK_TOO_LARGE,
                      Rule.TOO_MANY_TRANSACTIONS,
                      Rule.WRONG_HEIGHT,
                      Rule.WRONG_PREVIOUS_HASH)
                  .map(Rule::wireName))
          .collect(Collectors.toUnmodifiableSet());

  private Blame() {}

  static boolean isOnRelay(Refusal.Broken broken) {
    return FORM_AND_LINKAGE.contains(broken.rule());
  }
}
