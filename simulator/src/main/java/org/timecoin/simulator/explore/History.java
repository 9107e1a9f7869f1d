package org.timecoin.simulator.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a state came about, event by event, for people. */
final class History {

  private record Step(int from, Move move) {}

  private final Cast cast;
  private final Locals locals;
  private final LongTable parents;

  History(Cast cast, Locals locals, LongTable parents) {
    this.cast = cast;
    this.locals = locals;
    this.parents = parents;
  }

  /**
   * The history of a state, one line an event.
   *
   * @param later where the voters are after silent steps from there
   */
  String of(long global, long later) {
    List<Long> states = new ArrayList<>();
    for (long at = global; at >= 0; at = parents.beside(at)) {
      states.add(at);
    }
    Collections.reverse(states);
    List<String> lines = new ArrayList<>();
    lines.add(
        "The liar leads round %d; its prevote of round %d, which nobody reaches, is everywhere."
            .formatted(cast.bound.liarLeads(), cast.bound.rounds()));
    for (int step = 1; step < states.size(); step++) {
      events(states.get(step - 1), states.get(step), lines);
    }
    long at = global;
    for (int who = 0; who < Cast.HONEST; who++) {
      long next = Global.with(at, who, Global.local(later, who));
      if (next != at) {
        events(at, next, lines);
      }
      at = next;
    }
    return String.join("\n", lines);
  }

  private void events(long from, long to, List<String> lines) {
    int who = 0;
    while (Global.local(from, who) == Global.local(to, who)) {
      who++;
    }
    long first = locals.get(Global.local(from, who == 0 ? 1 : 0)).said();
    long second = locals.get(Global.local(from, who == 2 ? 1 : 2)).said();
    Telling telling = new Telling(cast);
    for (Step step : path(Global.local(from, who), Global.local(to, who), first, second)) {
      lines.add("%3d %s".formatted(lines.size(), telling.of(locals.get(step.from()), step.move())));
    }
  }

  /** What happened to one voter between two of its states: silent steps and a last one. */
  private List<Step> path(int from, int to, long first, long second) {
    Map<Integer, Step> came = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!came.containsKey(to)) {
      int at = open.remove();
      for (Move move : locals.moves(locals.get(at), first, second)) {
        int next = locals.number(move.to());
        if (next != from && came.putIfAbsent(next, new Step(at, move)) == null) {
          open.add(next);
        }
      }
    }
    List<Step> path = new ArrayList<>();
    for (int at = to; at != from; at = came.get(at).from()) {
      path.add(came.get(at));
    }
    Collections.reverse(path);
    return path;
  }
}
