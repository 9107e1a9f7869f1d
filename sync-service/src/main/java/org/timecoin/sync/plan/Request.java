package org.timecoin.sync.plan;

/** A question under way: a range asked of one peer. */
final class Request {

  private final long id;
  private final Slice slice;
  private final String peer;
  private final long sentMs;
  private final int patienceMs;
  private final int reservedBytes;
  private boolean overdue;

  Request(long id, Slice slice, String peer, long sentMs, int patienceMs, int reservedBytes) {
    this.id = id;
    this.slice = slice;
    this.peer = peer;
    this.sentMs = sentMs;
    this.patienceMs = patienceMs;
    this.reservedBytes = reservedBytes;
  }

  long id() {
    return id;
  }

  Slice slice() {
    return slice;
  }

  String peer() {
    return peer;
  }

  long sentMs() {
    return sentMs;
  }

  /** How long the peer may keep us waiting before another is asked too. */
  int patienceMs() {
    return patienceMs;
  }

  /** The most it may bring. */
  int reservedBytes() {
    return reservedBytes;
  }

  /** Whether the peer's patience has passed once already. */
  boolean isOverdue() {
    return overdue;
  }

  void markOverdue() {
    overdue = true;
  }
}
