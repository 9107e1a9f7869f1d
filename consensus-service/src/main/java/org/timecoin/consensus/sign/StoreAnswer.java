package org.timecoin.consensus.sign;

/** What came of storing a row. The names are stable: they are metric labels. */
public enum StoreAnswer {
  /** It is committed, now or before with equal content: it may be signed and sent. */
  STORED,
  /** A higher row is there: never sign it. */
  NOT_RISING,
  /** Another row stands at the very same place: never sign it, somebody else has. */
  TAKEN,
  /** Another process holds the lease: stop signing. */
  LEASE_LOST;

  /** Whether it may be signed. */
  public boolean maySign() {
    return this == STORED;
  }
}
