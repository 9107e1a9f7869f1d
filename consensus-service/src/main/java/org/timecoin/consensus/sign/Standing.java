package org.timecoin.consensus.sign;

/** Whether this voter signs (consensus.md section 3, "Restored and doubled"). */
public sealed interface Standing {

  /**
   * It has just started and listens for votes of its own key that it doesn't know: for a time, or
   * for two rounds of the others if those are shorter.
   *
   * @param untilMs on the monotonic clock
   * @param passed how many rounds of the others ended meanwhile
   * @param reached the round that they are known to be in; {@link #NOWHERE} when none was heard
   */
  record Listening(long untilMs, int passed, int reached) implements Standing {

    /** No round was heard. */
    public static final int NOWHERE = -1;

    private static final int ROUNDS = 2;

    /** Begins to listen. */
    public static Listening until(long untilMs) {
      return new Listening(untilMs, 0, NOWHERE);
    }

    /** An honest voter is known to be in this round: those before it are over. */
    public Listening heard(int round) {
      if (round <= reached) {
        return this;
      }
      return new Listening(untilMs, reached == NOWHERE ? passed : passed + 1, round);
    }

    /** The instance is decided. One in which nobody was heard says nothing about now. */
    public Listening decided() {
      return new Listening(untilMs, reached == NOWHERE ? passed : passed + 1, NOWHERE);
    }

    /** Whether enough rounds have passed. */
    public boolean isEnough() {
      return passed >= ROUNDS;
    }
  }

  /** It signs. */
  record Signing() implements Standing {}

  /**
   * It follows without signing, until the process is started anew. {@link Reason#RESTORED} and
   * {@link Reason#DOUBLED} are written down in the vote log, so that the next process observes as
   * well, until an operator confirms.
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
    /** A valid vote of our key is not in our table; ends when an operator confirms. */
    DOUBLED,
    /** The vote table is a restored copy; ends when an operator confirms. */
    RESTORED,
    /** Today's voters signed contradicting certificates: nothing is decided here until resumed. */
    CONTRADICTION
  }

  /** Whether anything may be signed. */
  default boolean maySign() {
    return this instanceof Signing;
  }
}
