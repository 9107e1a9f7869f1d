package org.timecoin.chain.lease;

/**
 * How far a chain has told of itself.
 *
 * @param incarnation names the copy of the chain
 * @param eventSeq of its last event
 */
public record Position(String incarnation, long eventSeq) {

  /** Of this one and a later one, the one that tells more of what there was. */
  public Position furthest(Position later) {
    return isBeyond(later) ? this : later;
  }

  /** Whether the same chain told more here than there. */
  public boolean isBeyond(Position other) {
    return incarnation.equals(other.incarnation) && eventSeq > other.eventSeq;
  }
}
