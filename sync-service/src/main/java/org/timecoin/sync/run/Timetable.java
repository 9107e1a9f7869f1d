package org.timecoin.sync.run;

import java.time.Instant;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.network.Schedule;

/** Which block is due by the node's clock. */
public final class Timetable {

  /** Blocks are refused when they are further ahead of now than this (protocol.md section 4). */
  private static final long AHEAD_SECONDS = 600;

  /** A clock that stands is looked at this often. */
  private static final long STANDING_LOOK_MS = 1_000;

  private static final long LONGEST_LOOK_MS = 3_600_000;

  private final Schedule schedule;
  private final NodeClock clock;

  /** A timetable of a network by a clock. */
  public Timetable(Schedule schedule, NodeClock clock) {
    this.schedule = schedule;
    this.clock = clock;
  }

  /** The height that is due. */
  long expectedHeight() {
    return schedule.expectedHeight(clock.seconds());
  }

  /** The highest height a block could have and be valid now, if it keeps to the schedule. */
  long plausibleHeight() {
    return schedule.expectedHeight(clock.seconds() + AHEAD_SECONDS);
  }

  /** Milliseconds until another block is due. */
  long untilNextMs() {
    if (clock.isStanding()) {
      return STANDING_LOOK_MS;
    }
    long dueSeconds = schedule.timestampOf(expectedHeight() + 1);
    long leftMs = Instant.ofEpochSecond(dueSeconds).toEpochMilli() - clock.instant().toEpochMilli();
    return Math.clamp(leftMs, 1, LONGEST_LOOK_MS);
  }
}
