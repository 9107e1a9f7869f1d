package org.timecoin.protocol.vote;

import java.util.Comparator;

/**
 * How far a voter has come in an instance; its latest position speaks for all before it
 * (consensus.md section 3, "Rounds").
 *
 * @param round the round
 * @param step the step of it
 */
public record Position(int round, VoteStep step) implements Comparable<Position> {

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::round).thenComparing(Position::step);

  /** Whether this is that position or a later one. */
  public boolean isAtLeast(Position other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
