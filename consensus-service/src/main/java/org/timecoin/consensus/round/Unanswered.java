package org.timecoin.consensus.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.vote.VoteStep;

/**
 * What this voter asked the log to store in the open instance, and has no answer for yet: it is
 * asked again until there is one (consensus.md section 3, "Delivery").
 *
 * <p>An answer speaks for one row alone. A row may be stored although its answer was lost, and a
 * later one be answered first; the earlier one must still be said then, because a voter is locked
 * by it after a restart, and others wait for it.
 *
 * @param intents in the order in which they were asked for, at most {@link #MOST}
 */
record Unanswered(List<VoteIntent> intents) {
  private static final int MOST = 4;

  static final Unanswered NONE = new Unanswered(List.of());

  Unanswered {
    intents = List.copyOf(intents);
  }

  /**
   * With one more. Of too many the oldest is let go, as if it had never been asked for, but never
   * the latest precommit for a value: the lock rests on it.
   */
  Unanswered with(VoteIntent intent) {
    List<VoteIntent> more = new ArrayList<>(intents);
    more.add(intent);
    Unanswered all = new Unanswered(more);
    return more.size() > MOST ? all.without(all.oldestToLetGo()) : all;
  }

  /** Without one that has its answer. */
  Unanswered without(VoteIntent intent) {
    return contains(intent)
        ? new Unanswered(intents.stream().filter(one -> !one.equals(intent)).toList())
        : this;
  }

  boolean contains(VoteIntent intent) {
    return intents.contains(intent);
  }

  private VoteIntent oldestToLetGo() {
    Optional<VoteIntent> lock = intents.reversed().stream().filter(Unanswered::locks).findFirst();
    return intents.stream().filter(one -> !lock.equals(Optional.of(one))).findFirst().orElseThrow();
  }

  private static boolean locks(VoteIntent one) {
    return one.statement().step() == VoteStep.PRECOMMIT && !one.statement().isNil();
  }
}
