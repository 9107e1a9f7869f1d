package org.timecoin.simulator.explore;

import java.util.Optional;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.VoteStep;

/**
 * What must hold in every state: no voter broke a rule, at most one value is decided or can be
 * certified with the liar's help, and the honest alone get on from here.
 */
final class Inspection {

  /** After the faults a decision takes so many more rounds at most: 2n + 4. */
  static final int ROUNDS_MOST = 2 * Cast.VOTERS + 4;

  private final Cast cast;
  private final Locals locals;
  private final How how;
  private final LongTable outlooks = new LongTable(false);
  private int rounds;
  private long at;

  Inspection(Cast cast, Locals locals, How how) {
    this.cast = cast;
    this.locals = locals;
    this.how = how;
  }

  long onward() {
    return outlooks.size();
  }

  int rounds() {
    return rounds;
  }

  /** The state that the last answer was about. */
  long at() {
    return at;
  }

  /** What does not hold in a state, or in one that silent steps lead to from there. */
  Optional<String> breach(long global) {
    at = global;
    return rule(global).or(() -> disagreement(global)).or(() -> stuck(global));
  }

  private Local local(long global, int who) {
    return locals.get(Global.local(global, who));
  }

  private Optional<String> rule(long global) {
    for (int who = 0; who < Cast.HONEST; who++) {
      Optional<String> broken = local(global, who).broken();
      if (broken.isPresent()) {
        return Optional.of("n" + who + " " + broken.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> disagreement(long global) {
    int settled = 0;
    for (int who = 0; who < Cast.HONEST; who++) {
      settled |= 1 << local(global, who).decided();
    }
    for (int code = 1; code < Words.VALUES; code++) {
      settled |= isCertifiable(global, code) ? 1 << code : 0;
    }
    // Value 0 is none.
    return Integer.bitCount(settled & ~1) > 1
        ? Optional.of("two values are certified or decided")
        : Optional.empty();
  }

  /** Whether a quorum of precommits can be put together, the liar's among them. */
  private boolean isCertifiable(long global, int code) {
    for (int round = 0; round < cast.bound.rounds(); round++) {
      int count = 1;
      for (int who = 0; who < Cast.HONEST; who++) {
        long said = local(global, who).said();
        count += cast.words.has(said, round, VoteStep.PRECOMMIT, code) ? 1 : 0;
      }
      if (count >= Quorum.of(Cast.VOTERS)) {
        return true;
      }
    }
    return false;
  }

  /** With silent states what is drawn are outlooks, which many states share. */
  private Optional<String> stuck(long global) {
    if (how.sample() == 0 || (!how.silent() && !isChosen(global))) {
      return Optional.empty();
    }
    at = goneOnFrom(global);
    long outlook = outlook(at);
    boolean chosen = !how.silent() || isChosen(outlook);
    return chosen && outlooks.add(outlook, 0) ? goOn(at) : Optional.empty();
  }

  private boolean isChosen(long drawn) {
    return Long.remainderUnsigned(LongTable.mix(drawn), how.sample()) == 0;
  }

  private long outlook(long global) {
    long outlook = 0;
    for (int who = 0; who < Cast.HONEST; who++) {
      outlook = Global.with(outlook, who, locals.outlook(Global.local(global, who)));
    }
    return outlook;
  }

  /** The state itself or, where silent states are not told apart, one of those it stands for. */
  long goneOnFrom(long global) {
    return how.silent() ? global : inSilence(global);
  }

  /**
   * Each voter after silent steps, drawn from all that it can take: what it can depends on what the
   * others have said, which no silent step changes, so all three can be there together.
   */
  private long inSilence(long global) {
    long drawn = LongTable.mix(global);
    long later = global;
    for (int who = 0; who < Cast.HONEST; who++) {
      long first = local(global, who == 0 ? 1 : 0).said();
      long second = local(global, who == 2 ? 1 : 2).said();
      int[] silent = locals.silent(Global.local(global, who), first, second);
      drawn = LongTable.mix(drawn + who);
      later = Global.with(later, who, silent[(int) Long.remainderUnsigned(drawn, silent.length)]);
    }
    return later;
  }

  private Optional<String> goOn(long global) {
    Local[] from = {local(global, 0), local(global, 1), local(global, 2)};
    Optional<Integer> taken = Onward.rounds(cast, from, ROUNDS_MOST);
    rounds = Math.max(rounds, taken.orElse(0));
    return taken.isPresent()
        ? Optional.empty()
        : Optional.of("no decision within %d more rounds".formatted(ROUNDS_MOST));
  }
}
