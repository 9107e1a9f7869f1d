package org.timecoin.simulator.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.timecoin.consensus.round.Input;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * What comes after the faults: the liar is silent, nobody crashes, clocks go, and of all that was
 * ever sent only each honest voter's latest messages are repeated. Every one of the three must
 * decide, and the same, within so many rounds (consensus.md section 5). A message takes 10 ms.
 */
final class Onward {

  private static final long DELAY_MS = 10;
  private static final long LONGEST_MS = 900_000;

  private record Event(long atMs, long number, int who, Input input) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int times = Long.compare(atMs, other.atMs);
      return times != 0 ? times : Long.compare(number, other.number);
    }
  }

  private final Cast cast;
  private final List<Walker> walkers = new ArrayList<>();
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final int firstRound;
  private long nowMs;
  private long events;

  private Onward(Cast cast, Local[] from) {
    this.cast = cast;
    long[] said = {from[0].said(), from[1].said(), from[2].said()};
    for (Local local : from) {
      walkers.add(new Walker(this, cast, local, certificate(local, said)));
    }
    this.firstRound = roundReached();
  }

  /**
   * How many rounds after the highest of these it takes until all three have decided.
   *
   * @param most so many at most
   * @return the rounds, or empty when they are stuck or disagree
   */
  static Optional<Integer> rounds(Cast cast, Local[] from, int most) {
    return new Onward(cast, from).go(most);
  }

  private Optional<Integer> go(int most) {
    walkers.forEach(Walker::begin);
    while (!areAllDecided()) {
      Event next = queue.poll();
      if (next == null || next.atMs() > LONGEST_MS || roundReached() > firstRound + most) {
        return Optional.empty();
      }
      nowMs = next.atMs();
      walkers.get(next.who()).step(next.input());
    }
    boolean same = walkers.stream().map(Walker::decided).distinct().count() == 1;
    return same ? Optional.of(roundReached() - firstRound) : Optional.empty();
  }

  private boolean areAllDecided() {
    for (Walker walker : walkers) {
      if (walker.decided().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The highest round of who has not decided; of who has, the one it decided in. */
  private int roundReached() {
    int highest = 0;
    for (Walker walker : walkers) {
      highest = Math.max(highest, walker.state().roundNumber());
    }
    return highest;
  }

  /** What a voter that has decided can show. */
  private Optional<Certificate> certificate(Local local, long[] said) {
    for (int round = 0; round < cast.bound.rounds() && local.decided() != 0; round++) {
      Hash value = cast.words.value(local.decided());
      Statement vote = Statement.vote(cast.instance.parent(), round, VoteStep.PRECOMMIT, value);
      List<Endorsement> quorum = cast.quorum(vote, said);
      if (quorum.size() >= Quorum.of(Cast.VOTERS)) {
        return Optional.of(new Certificate(vote.parent(), 1, value, round, quorum));
      }
    }
    return Optional.empty();
  }

  long nowMs() {
    return nowMs;
  }

  void at(long ms, int who, Input input) {
    queue.add(new Event(ms, events++, who, input));
  }

  /** Sends to the two others. */
  void broadcast(int from, Input input) {
    for (int who = 0; who < Cast.HONEST; who++) {
      if (who != from) {
        send(who, input);
      }
    }
  }

  void send(int to, Input input) {
    at(nowMs + DELAY_MS, to, input);
  }

  /** Whoever of these has the run sends it; the liar does not. */
  void askRun(int from, Hash value, List<Integer> voters) {
    for (int who : voters) {
      Optional<Run> run = who == from ? Optional.empty() : walkers.get(who).run(value);
      run.ifPresent(found -> send(from, new Input.RunArrived("n" + who, found)));
    }
  }
}
