package org.timecoin.consensus.leader;

import org.timecoin.protocol.network.Schedule;

/** By which order a round is led (consensus.md section 3, "Leaders"). */
public enum Mode {
  /** The next block, when it is due; led in turns. */
  ON_SCHEDULE,
  /** At least three blocks are missing; led by score. */
  CATCH_UP;

  private static final long BLOCKS_BEHIND = 3;

  /** The mode that a clock shows, in seconds since 1970, when this is the last final height. */
  public static Mode at(long wallSeconds, long height, Schedule schedule) {
    long missing = schedule.expectedHeight(wallSeconds) - height;
    return missing >= BLOCKS_BEHIND ? CATCH_UP : ON_SCHEDULE;
  }
}
