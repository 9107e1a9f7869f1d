package org.timecoin.consensus.round;

/**
 * A timeout that was asked for. One that fires when its round or step is over has no effect, so
 * none is ever taken back.
 *
 * @param kind what it is for
 * @param height of the instance's parent
 * @param round the round; for {@link Kind#START} and {@link Kind#REPEAT} of no meaning
 */
public record Timer(Kind kind, long height, int round) {

  /** What a timeout is for. */
  public enum Kind {
    /** The listening at the start is over. */
    LISTEN,
    /** The next block may be due. */
    START,
    /** The proposal is late. */
    PROPOSE,
    /** The last prevotes are late. */
    PREVOTE,
    /** The last precommits are late. */
    PRECOMMIT,
    /** The proposed or the own block may be due. */
    DUE,
    /** The latest votes are to be sent again. */
    REPEAT
  }
}
