package org.timecoin.simulator.explore;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * Goes through all states of three honest voters and what they sent, breadth first, so that the
 * first breach found has a shortest history (consensus.md section 5).
 *
 * <p>Everything ever sent may come to anybody at any time later, or never; so a state is the three
 * voters with what each has said. What the liar says needs no place in it: any of it may come at
 * any time.
 */
public final class Explorer {

  private static final int LOOK_EVERY = 1 << 12;

  private final Cast cast;
  private final Locals locals;
  private final Inspection inspection;
  private final LongTable seen;
  private final How how;
  private LongList next = new LongList();
  private long transitions;
  private int depth;
  private boolean stopped;
  private Optional<String> breach = Optional.empty();
  private long breached;

  private Explorer(Bound bound, How how) {
    this.cast = new Cast(bound);
    this.locals = new Locals(cast);
    this.inspection = new Inspection(cast, locals, how);
    this.seen = new LongTable(how.tracing());
    this.how = how;
  }

  /**
   * Explores until nothing is left, or a breach is found.
   *
   * @param goOn asked now and then with the number of states; false ends it incomplete
   */
  public static Explored run(Bound bound, How how, LongPredicate goOn) {
    Explorer explorer = new Explorer(bound, how);
    explorer.explore(goOn);
    return explorer.result();
  }

  /** All that the three can have said together, to compare ways of exploring. */
  static Set<List<Long>> sayings(Bound bound, How how) {
    Explorer explorer = new Explorer(bound, how);
    Set<List<Long>> found = new HashSet<>();
    explorer.explore(any -> true);
    explorer.seen.forEach(
        state ->
            found.add(
                List.of(
                    explorer.said(state, 0), explorer.said(state, 1), explorer.said(state, 2))));
    return found;
  }

  /** The states that it would go on from after the faults, if it did from all. */
  static Set<List<Local.Key>> goneOnFrom(Bound bound, How how) {
    Explorer explorer = new Explorer(bound, how);
    Set<List<Local.Key>> found = new HashSet<>();
    explorer.explore(any -> true);
    explorer.seen.forEach(state -> found.add(explorer.keys(explorer.inspection.goneOnFrom(state))));
    return found;
  }

  private List<Local.Key> keys(long global) {
    return IntStream.range(0, Cast.HONEST)
        .mapToObj(who -> locals.get(Global.local(global, who)).key(cast.words))
        .toList();
  }

  private void explore(LongPredicate goOn) {
    long first = 0;
    for (int who = 0; who < Cast.HONEST; who++) {
      first = Global.with(first, who, locals.number(Happening.born(cast, who)));
    }
    reach(first, -1);
    while (next.size() > 0 && !isOver()) {
      LongList layer = next;
      next = new LongList();
      depth++;
      expand(layer, goOn);
    }
  }

  private boolean isOver() {
    return stopped || breach.isPresent();
  }

  private void expand(LongList layer, LongPredicate goOn) {
    for (int index = 0; index < layer.size() && !isOver(); index++) {
      if (index % LOOK_EVERY == 0) {
        stopped = !goOn.test(seen.size()) || !Global.fits(locals.size());
      }
      expand(layer.get(index));
    }
  }

  private void expand(long global) {
    boolean crashed = isRestarted(global, 0) || isRestarted(global, 1) || isRestarted(global, 2);
    for (int who = 0; who < Cast.HONEST; who++) {
      int local = Global.local(global, who);
      boolean mayCrash = !crashed || isRestarted(global, who);
      for (int to : next(local, said(global, who == 0 ? 1 : 0), said(global, who == 2 ? 1 : 2))) {
        if (mayCrash || !locals.get(to).restarted()) {
          transitions++;
          reach(Global.with(global, who, to), global);
        }
      }
    }
  }

  private int[] next(int local, long first, long second) {
    return how.silent() ? locals.next(local, first, second) : locals.nextWord(local, first, second);
  }

  private boolean isRestarted(long global, int who) {
    return locals.get(Global.local(global, who)).restarted();
  }

  private long said(long global, int who) {
    return locals.get(Global.local(global, who)).said();
  }

  private void reach(long global, long from) {
    if (breach.isEmpty() && seen.add(global, from)) {
      next.add(global);
      breach = inspection.breach(global);
      breached = global;
    }
  }

  private Explored result() {
    Optional<String> history =
        breach.filter(any -> how.tracing()).map(any -> history().of(breached, inspection.at()));
    return new Explored(
        !isOver(),
        seen.size(),
        transitions,
        depth,
        locals.size(),
        locals.worked(),
        inspection.onward(),
        inspection.rounds(),
        breach,
        history);
  }

  private History history() {
    return new History(cast, locals, seen);
  }
}
