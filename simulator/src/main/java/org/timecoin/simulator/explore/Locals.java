package org.timecoin.simulator.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.timecoin.simulator.Bug;

/**
 * All single voters' states found so far, by number, and what can happen to each: it depends on
 * nothing else but what the others have said, so it is worked out once.
 */
final class Locals {

  private record Asked(int local, long first, long second) {}

  private final Cast cast;
  private final Moves moves;
  private final Relevance relevance;
  private final Map<Local.Key, Integer> numbers = new HashMap<>();
  private final List<Local> locals = new ArrayList<>();
  private final Map<Local.Outlook, Integer> outlooks = new HashMap<>();
  private final List<Integer> outlookOf = new ArrayList<>();
  private final Map<Asked, int[]> known = new HashMap<>();

  Locals(Cast cast) {
    this.cast = cast;
    this.moves = new Moves(cast);
    this.relevance =
        new Relevance(
            cast.words, cast.bound.rounds(), cast.bound.bug() == Bug.QUORUM_SMALLER_BY_ONE);
  }

  /** The number of a voter's state. */
  int number(Local local) {
    Integer number = numbers.putIfAbsent(local.key(cast.words), locals.size());
    if (number == null) {
      locals.add(local);
      Local.Outlook outlook = local.outlook(cast.words, cast.place(local.who()));
      outlookOf.add(outlooks.computeIfAbsent(outlook, any -> outlooks.size()));
      return locals.size() - 1;
    }
    return number;
  }

  Local get(int number) {
    return locals.get(number);
  }

  /** The number of what lies before it when the faults end; many states share one. */
  int outlook(int number) {
    return outlookOf.get(number);
  }

  int size() {
    return locals.size();
  }

  /** How many different questions were worked out. */
  int worked() {
    return known.size();
  }

  /** The states that a voter can get to next, given what the two others have said. */
  int[] next(int number, long first, long second) {
    Local local = get(number);
    Asked asked =
        new Asked(number, relevance.of(local, first, second), relevance.of(local, second, first));
    int[] found = known.get(asked);
    if (found == null) {
      found =
          moves(local, asked.first(), asked.second()).stream()
              .mapToInt(move -> number(move.to()))
              .filter(to -> to != number)
              .distinct()
              .toArray();
      known.put(asked, found);
    }
    return found;
  }

  /**
   * The states that a voter can get to by its next word or crash, whatever it does in silence
   * before. A silent step can as well wait until then, since nothing that was possible becomes
   * impossible when others speak; and a decided voter is silent for ever.
   */
  int[] nextWord(int number, long first, long second) {
    Set<Integer> words = new LinkedHashSet<>();
    walk(number, first, second, words);
    return words.stream().mapToInt(to -> to).toArray();
  }

  /** The states that a voter can get to without a word: this one, and some that have decided. */
  int[] silent(int number, long first, long second) {
    return walk(number, first, second, new HashSet<>()).stream().mapToInt(to -> to).toArray();
  }

  /** Goes all silent ways, and gathers the words at their ends. */
  private Set<Integer> walk(int number, long first, long second, Set<Integer> words) {
    Set<Integer> silent = new LinkedHashSet<>(Set.of(number));
    Deque<Integer> open = new ArrayDeque<>(silent);
    while (!open.isEmpty()) {
      for (int to : next(open.poll(), first, second)) {
        if (isWord(number, to)) {
          words.add(to);
        } else if (silent.add(to) && get(to).decided() == 0) {
          open.add(to);
        }
      }
    }
    return silent;
  }

  private boolean isWord(int number, int to) {
    Local from = get(number);
    Local then = get(to);
    return then.said() != from.said()
        || then.restarted() != from.restarted()
        || then.broken().isPresent();
  }

  /** The moves behind them. */
  List<Move> moves(Local local, long first, long second) {
    long[] said = new long[Cast.HONEST];
    int next = 0;
    for (int who = 0; who < Cast.HONEST; who++) {
      said[who] = who == local.who() ? local.said() : next++ == 0 ? first : second;
    }
    return moves.of(local, said);
  }
}
