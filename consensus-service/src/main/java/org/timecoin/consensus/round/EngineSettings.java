package org.timecoin.consensus.round;

import org.timecoin.protocol.network.Schedule;

/**
 * The engine's times, all in milliseconds (consensus.md section 3, "Rounds", "Delivery", "Restored
 * and doubled").
 *
 * @param schedule when blocks are due
 * @param proposeMs how long the first round waits for its proposal
 * @param voteMs how long the first round waits for the last votes of a step
 * @param longestMs no timeout grows beyond this
 * @param repeatMs how often the latest votes are sent again
 * @param silenceMs a leader not heard for so long is passed over
 * @param listenMs how long a voter listens before it signs
 */
public record EngineSettings(
    Schedule schedule,
    long proposeMs,
    long voteMs,
    long longestMs,
    long repeatMs,
    long silenceMs,
    long listenMs) {

  private static final double GROWTH = 1.5;
  private static final int PAUSE_REPEATS = 3;

  /** The times of the design. */
  public static EngineSettings standard(Schedule schedule) {
    return new EngineSettings(schedule, 3_000, 1_000, 30_000, 5_000, 180_000, 10_000);
  }

  /** How long a round waits for its proposal; rounds counted from the first that counts. */
  public long proposeMs(int round) {
    return grown(proposeMs, round);
  }

  /** How long a round waits for the last votes of a step. */
  public long voteMs(int round) {
    return grown(voteMs, round);
  }

  /** A step that comes so late after the last means that this process did not run. */
  long pauseMs() {
    return PAUSE_REPEATS * repeatMs;
  }

  private long grown(long first, int round) {
    // Past the 20th power every timeout is at its longest.
    return Math.min(longestMs, (long) (first * Math.pow(GROWTH, Math.min(round, 20))));
  }
}
