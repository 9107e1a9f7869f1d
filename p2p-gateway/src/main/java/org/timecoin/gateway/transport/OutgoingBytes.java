package org.timecoin.gateway.transport;

/**
 * What we wrote and the peer's TCP has not taken. A write counts as taken when the system has all
 * of it, so a large one gets time by its size: 64 KiB a second beside the fixed time.
 */
final class OutgoingBytes {

  private static final long BYTES_PER_MS = 64;

  private final long most;
  private final long patienceMs;
  private long waiting;
  private long lastProgressMs;

  OutgoingBytes(long most, long patienceMs) {
    this.most = most;
    this.patienceMs = patienceMs;
  }

  /** Counts what is about to be written; false when it would be too much. */
  boolean add(long bytes, long nowMs) {
    if (waiting > 0 && waiting + bytes > most) {
      return false;
    }
    if (waiting == 0) {
      lastProgressMs = nowMs;
    }
    waiting += bytes;
    return true;
  }

  /** The system took this much. */
  void taken(long bytes, long nowMs) {
    waiting -= bytes;
    lastProgressMs = nowMs;
  }

  boolean isStuck(long nowMs) {
    return waiting > 0 && nowMs - lastProgressMs > patienceMs + waiting / BYTES_PER_MS;
  }

  long waitingBytes() {
    return waiting;
  }
}
