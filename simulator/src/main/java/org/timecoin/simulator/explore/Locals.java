package org.timecoin.simulator.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All single voters' states found so far, by number, and what can happen to each: it depends on
 * nothing else but what the others have said, so it is worked out once.
 */
final class Locals {

  private record Asked(int local, long first, long second) {}

  private final Cast cast;
  private final Moves moves;
  private final Map<Local.Key, Integer> numbers = new HashMap<>();
  private final List<Local> locals = new ArrayList<>();
  private final Map<Local.Outlook, Integer> outlooks = new HashMap<>();
  private final List<Integer> outlookOf = new ArrayList<>();
  private final Map<Asked, int[]> known = new HashMap<>();

  Locals(Cast cast) {
    this.cast = cast;
    this.moves = new Moves(cast);
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
    int rounds = cast.bound.rounds();
    Asked asked =
        new Asked(
            number,
            Offers.relevant(cast.words, rounds, local, first),
            Offers.relevant(cast.words, rounds, local, second));
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
