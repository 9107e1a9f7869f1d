package org.timecoin.consensus.round;

import org.timecoin.consensus.leader.Mode;
import org.timecoin.protocol.vote.VoteStep;

/**
 * Where this voter stands in an instance.
 *
 * @param phase whether rounds have begun, and whether they are over
 * @param number the round
 * @param step the step it is in: PROPOSAL until it has prevoted, PREVOTE until it has precommitted
 * @param mode by which order the round is led, fixed on entering it
 * @param prevoteTimer whether the timeout for the last prevotes runs
 * @param precommitTimer whether the timeout for the last precommits runs
 * @param building whether a run of our own was ordered or proposed in this round
 * @param holding whether a timer runs for a block that is not due yet
 */
record RoundState(
    Phase phase,
    int number,
    VoteStep step,
    Mode mode,
    boolean prevoteTimer,
    boolean precommitTimer,
    boolean building,
    boolean holding) {

  /** Before, during and after the rounds. */
  enum Phase {
    /** No round has begun. */
    WAITING,
    /** Rounds go on. */
    RUNNING,
    /** The run is decided and handed to the chain. */
    DECIDED
  }

  static RoundState waiting(int firstRound) {
    return new RoundState(
        Phase.WAITING, firstRound, VoteStep.PROPOSAL, Mode.ON_SCHEDULE, false, false, false, false);
  }

  static RoundState entered(int number, Mode mode) {
    return new RoundState(
        Phase.RUNNING, number, VoteStep.PROPOSAL, mode, false, false, false, false);
  }

  RoundState at(VoteStep next) {
    return new RoundState(
        phase, number, next, mode, prevoteTimer, precommitTimer, building, holding);
  }

  RoundState withPrevoteTimer() {
    return new RoundState(phase, number, step, mode, true, precommitTimer, building, holding);
  }

  RoundState withPrecommitTimer() {
    return new RoundState(phase, number, step, mode, prevoteTimer, true, building, holding);
  }

  RoundState withBuilding() {
    return new RoundState(phase, number, step, mode, prevoteTimer, precommitTimer, true, holding);
  }

  RoundState holding(boolean now) {
    return new RoundState(phase, number, step, mode, prevoteTimer, precommitTimer, building, now);
  }

  RoundState decided() {
    return new RoundState(
        Phase.DECIDED, number, step, mode, prevoteTimer, precommitTimer, building, holding);
  }

  boolean isRunning() {
    return phase == Phase.RUNNING;
  }

  /** Whether the voter is in this step of this round. */
  boolean isIn(int round, VoteStep wanted) {
    return isRunning() && number == round && step == wanted;
  }
}
