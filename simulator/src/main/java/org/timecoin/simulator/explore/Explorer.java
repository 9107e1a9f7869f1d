package org.timecoin.simulator.explore;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.timecoin.consensus.vote.Quorum;
import org.timecoin.consensus.vote.VoteStep;

/**
 * Goes through all states of three honest voters and what they sent, breadth first, so that the
 * first breach found has a shortest history.
 */
public final class Explorer {

  /** After the faults a decision takes so many more rounds at most: 2n + 4. */
  static final int ROUNDS_MOST = 2 * Cast.VOTERS + 4;

  private static final int LOOK_EVERY = 1 << 12;

  /** What was gone through. */
  public record Result(
      Bound bound,
      boolean complete,
      long states,
      long transitions,
      int depth,
      int locals,
      long ended,
      long onward,
      int rounds,
      Optional<String> breach,
      Optional<String> history) {}

  private final Cast cast;
  private final Locals locals;
  private final LongTable seen;
  private final LongTable outlooks = new LongTable(false);
  private final int sample;
  private final boolean words;
  private final boolean tracing;
  private LongList frontier = new LongList();
  private LongList next = new LongList();
  private long transitions;
  private int depth;
  private int rounds;
  private Optional<String> breach = Optional.empty();
  private long breached;

  private Explorer(Bound bound, int sample, boolean tracing) {
    this.sample = Math.max(0, sample);
    this.words = sample < 0;
    this.cast = new Cast(bound);
    this.locals = new Locals(cast);
    this.tracing = tracing;
    this.seen = new LongTable(tracing);
  }

  /**
   * Explores.
   *
   * @param sample of so many different situations one is gone on from after the faults; 0 for none
   * @param tracing whether to remember where each state came from: twice the memory
   * @param goOn asked now and then; false ends the exploration incomplete
   */
  public static Result run(Bound bound, int sample, boolean tracing, BooleanSupplier goOn) {
    return new Explorer(bound, sample, tracing).run(goOn);
  }

  private Result run(BooleanSupplier goOn) {
    int[] first = new int[Cast.HONEST];
    for (int who = 0; who < Cast.HONEST; who++) {
      first[who] = locals.number(Happening.born(cast, who));
    }
    reach(Global.of(first[0], first[1], first[2]), -1);
    boolean complete = true;
    while (next.size() > 0 && breach.isEmpty() && complete) {
      frontier = next;
      next = new LongList();
      depth++;
      complete = layer(goOn);
    }
    return result(complete && breach.isEmpty());
  }

  private boolean layer(BooleanSupplier goOn) {
    for (int index = 0; index < frontier.size() && breach.isEmpty(); index++) {
      if (index % LOOK_EVERY == 0 && !goOn.getAsBoolean()) {
        return false;
      }
      expand(frontier.get(index));
    }
    return true;
  }

  private void expand(long global) {
    boolean crashed = hasCrashed(global);
    for (int who = 0; who < Cast.HONEST; who++) {
      int local = Global.local(global, who);
      long first = said(global, who == 0 ? 1 : 0);
      long second = said(global, who == 2 ? 1 : 2);
      boolean fresh = crashed && !locals.get(local).restarted();
      for (int to : next(local, first, second)) {
        if (!fresh || !locals.get(to).restarted()) {
          transitions++;
          reach(Global.with(global, who, to), global);
        }
      }
    }
  }

  private int[] next(int local, long first, long second) {
    return words ? locals.nextWord(local, first, second) : locals.next(local, first, second);
  }

  private boolean hasCrashed(long global) {
    return locals.get(Global.local(global, 0)).restarted()
        || locals.get(Global.local(global, 1)).restarted()
        || locals.get(Global.local(global, 2)).restarted();
  }

  private long said(long global, int who) {
    return locals.get(Global.local(global, who)).said();
  }

  private void reach(long global, long from) {
    if (seen.add(global, from)) {
      next.add(global);
      if (breach.isEmpty()) {
        check(global);
        breached = global;
      }
    }
  }

  private void check(long global) {
    int decided = 0;
    for (int who = 0; who < Cast.HONEST; who++) {
      Local local = locals.get(Global.local(global, who));
      if (local.broken().isPresent()) {
        breach = local.broken().map(what -> cast.name(cast.place(local.who())) + " " + what);
      }
      decided |= local.decided() == 0 ? 0 : 1 << local.decided();
    }
    int certain = decided;
    for (int code = 1; code < Words.VALUES; code++) {
      certain |= isCertifiable(global, code) ? 1 << code : 0;
    }
    if (breach.isEmpty() && Integer.bitCount(certain) > 1) {
      breach = Optional.of("two values are certified or decided");
    }
    if (breach.isEmpty()) {
      goOnward(global);
    }
  }

  /** From every state the three must get on by themselves. */
  private void goOnward(long global) {
    Local[] from = new Local[Cast.HONEST];
    long outlook = 0;
    for (int who = 0; who < Cast.HONEST; who++) {
      int local = Global.local(global, who);
      from[who] = locals.get(local);
      outlook = Global.with(outlook, who, locals.outlook(local));
    }
    boolean chosen = sample > 0 && Long.remainderUnsigned(LongTable.mix(outlook), sample) == 0;
    if (chosen && outlooks.add(outlook, 0)) {
      Optional<Integer> taken = Onward.rounds(cast, from, ROUNDS_MOST);
      rounds = Math.max(rounds, taken.orElse(0));
      if (taken.isEmpty()) {
        breach = Optional.of("no decision within %d rounds".formatted(ROUNDS_MOST));
      }
    }
  }

  /** Whether a quorum of precommits can be put together, the liar's among them. */
  private boolean isCertifiable(long global, int code) {
    for (int round = 0; round < cast.bound.rounds(); round++) {
      int count = 1;
      for (int who = 0; who < Cast.HONEST; who++) {
        count += cast.words.has(said(global, who), round, VoteStep.PRECOMMIT, code) ? 1 : 0;
      }
      if (count >= Quorum.of(Cast.VOTERS)) {
        return true;
      }
    }
    return false;
  }

  private Result result(boolean complete) {
    Optional<String> history =
        breach.isPresent() && tracing
            ? Optional.of(new History(cast, locals, seen).of(breached))
            : Optional.empty();
    return new Result(
        cast.bound,
        complete,
        seen.size(),
        transitions,
        depth,
        locals.size(),
        locals.worked(),
        outlooks.size(),
        rounds,
        breach,
        history);
  }
}
