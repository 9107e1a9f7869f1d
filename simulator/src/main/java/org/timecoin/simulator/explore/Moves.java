package org.timecoin.simulator.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.round.Timer;
import org.timecoin.simulator.explore.Offers.Offer;

/**
 * All that can happen next to one honest voter, given what the others have said: a timer fires, a
 * smallest set of messages comes that has an effect, or it crashes.
 *
 * <p>Why smallest sets are enough: what a voter keeps of the honest never stands in the way of
 * anything, and can always come later, or again. So a message without an effect may as well come
 * just before the effect that needs it; after an effect all that was heard is forgotten ({@code
 * State.unheard}). Of the liar no two messages for one step are needed for different effects, so
 * that the first one kept is the right one.
 */
final class Moves {

  private final Cast cast;
  private final Input beyond;

  Moves(Cast cast) {
    this.cast = cast;
    this.beyond = Offers.beyond(cast);
  }

  /**
   * The moves of a voter.
   *
   * @param said what each of the honest has said, this one included
   */
  List<Move> of(Local from, long[] said) {
    List<Move> moves = new ArrayList<>();
    if (from.broken().isPresent()) {
      return moves;
    }
    if (cast.bound.crashes() && !from.restarted() && from.said() != 0) {
      moves.add(new Move(List.of(), true, Happening.crash(cast, from)));
    }
    if (from.decided() == 0) {
      Offers offers = new Offers(cast, from, said);
      hear(from, offers, moves);
      offers.certificates().forEach(shown -> add(moves, from, List.of(shown)));
    }
    return moves.stream()
        .filter(move -> move.to().state().roundNumber() < cast.bound.rounds())
        .toList();
  }

  /** Tries sets from small to large, leaving out those with a part that had an effect. */
  private void hear(Local from, Offers offers, List<Move> moves) {
    List<Offer> messages = offers.messages();
    Local.Key key = from.key(cast.words);
    Map<Timer, List<Input>> timers = new LinkedHashMap<>();
    from.pending().forEach(timer -> timers.put(timer, List.of()));
    List<Long> effective = new ArrayList<>();
    for (long set : sets(messages)) {
      if (effective.stream().anyMatch(small -> (small & set) == small)) {
        continue;
      }
      List<Input> inputs = inputs(messages, set);
      Local to = happen(from, inputs, true).result();
      if (!to.key(cast.words).equals(key)) {
        effective.add(set);
        add(moves, from, inputs);
      } else {
        to.pending().forEach(timer -> timers.putIfAbsent(timer, inputs));
      }
    }
    timers.forEach((timer, inputs) -> fire(moves, from, inputs, timer));
  }

  private void fire(List<Move> moves, Local from, List<Input> heard, Timer timer) {
    List<Input> inputs = new ArrayList<>(heard);
    inputs.add(new Input.TimedOut(timer));
    add(moves, from, inputs);
  }

  /** With every way it can go: the run built in time or not, and a crash after each commit. */
  private void add(List<Move> moves, Local from, List<Input> inputs) {
    Happening usual = happen(from, inputs, true);
    moves.add(new Move(inputs, false, usual.result().unheard()));
    usual.crashes().forEach(crashed -> moves.add(new Move(inputs, true, crashed)));
    if (usual.hasOrdered()) {
      Happening late = happen(from, inputs, false);
      moves.add(new Move(inputs, false, late.result().unheard()));
    }
  }

  private Happening happen(Local from, List<Input> inputs, boolean builds) {
    Happening happening = new Happening(cast, from, builds).then(beyond);
    inputs.forEach(happening::then);
    return happening;
  }

  private static List<Input> inputs(List<Offer> messages, long set) {
    List<Input> inputs = new ArrayList<>();
    for (long rest = set; rest != 0; rest &= rest - 1) {
      inputs.add(messages.get(Long.numberOfTrailingZeros(rest)).input());
    }
    return inputs;
  }

  /**
   * The sets worth trying, smallest first: each message; equal votes of two or three; and two of
   * one round, for what positions alone do.
   */
  private static List<Long> sets(List<Offer> messages) {
    Set<Long> sets = new HashSet<>();
    for (int one = 0; one < messages.size(); one++) {
      sets.add(1L << one);
      for (int two = 0; two < one; two++) {
        if (goTogether(messages.get(one), messages.get(two))) {
          sets.add((1L << one) | (1L << two));
          for (int three = 0; three < two; three++) {
            boolean equal =
                isEqual(messages.get(one), messages.get(two))
                    && isEqual(messages.get(two), messages.get(three));
            if (equal) {
              sets.add((1L << one) | (1L << two) | (1L << three));
            }
          }
        }
      }
    }
    return sets.stream()
        .sorted(Comparator.comparingInt(Long::bitCount).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static boolean goTogether(Offer one, Offer other) {
    boolean votes = one.isVote() && other.isVote();
    return one.from() != other.from() && votes && one.said().round() == other.said().round();
  }

  private static boolean isEqual(Offer one, Offer other) {
    return one.from() != other.from() && one.said().equals(other.said());
  }
}
