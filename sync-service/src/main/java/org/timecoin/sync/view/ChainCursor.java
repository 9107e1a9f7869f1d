package org.timecoin.sync.view;

import java.util.Optional;

/**
 * How far we have followed the chain's events. Their sequence has no gaps within one incarnation of
 * the database; whoever sees one asks the chain where it stands (operations.md, "Order").
 */
public final class ChainCursor {

  /** What an event means to a reader. */
  public enum Step {
    /** Known before: the answer to the last question told as much. */
    KNOWN,
    /** The next one. */
    NEXT,
    /** Something was missed, or nothing is known yet: ask the chain. */
    GAP
  }

  private record At(String incarnation, long seq) {}

  private Optional<At> at = Optional.empty();

  /**
   * The chain answered where it stands, after the event {@code seq}. False when that is older than
   * what events have told since: ask again.
   */
  public boolean answered(String incarnation, long seq) {
    if (at.filter(a -> a.incarnation().equals(incarnation) && a.seq() > seq).isPresent()) {
      return false;
    }
    at = Optional.of(new At(incarnation, seq));
    return true;
  }

  /** An event came. */
  public Step event(String incarnation, long seq) {
    if (at.isEmpty() || !at.get().incarnation().equals(incarnation)) {
      return Step.GAP;
    }
    long known = at.get().seq();
    if (seq <= known) {
      return Step.KNOWN;
    }
    if (seq > known + 1) {
      return Step.GAP;
    }
    at = Optional.of(new At(incarnation, seq));
    return Step.NEXT;
  }
}
