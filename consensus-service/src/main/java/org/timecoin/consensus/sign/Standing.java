package org.timecoin.consensus.sign;

/** Whether this voter signs (consensus.md section 3, "Restored and doubled"). */
public sealed interface Standing {

  /**
   * It has just started and listens for votes of its own key that it doesn't know.
   *
   * @param untilMs on the monotonic clock
   */
  record Listening(long untilMs) implements Standing {}

  /** It signs. */
  record Signing() implements Standing {}

  /**
   * It follows without signing, until an operator confirms or the process is started anew.
   *
   * @param reason why
   */
  record Observing(Reason reason) implements Standing {}

  /** Why a voter doesn't sign. The names are stable: they are metric labels. */
  enum Reason {
    /** It has no key of a masternode. */
    NO_KEY,
    /** Another process holds the lease. */
    LEASE_LOST,
    /** The vote table holds more than this process wrote. */
    LOG_AHEAD,
    /** A valid vote of our key is not in our table. */
    DOUBLED,
    /** The vote table is a restored copy. */
    RESTORED,
    /** Today's voters signed contradicting certificates: nothing is decided here until resumed. */
    CONTRADICTION
  }

  /** Whether anything may be signed. */
  default boolean maySign() {
    return this instanceof Signing;
  }
}
