package org.timecoin.chain.emit;

import java.time.Duration;

/** Tells once that events wait too long, and once that they no longer do. */
final class AgeAlarm {

  /** What changed. */
  enum Turn {
    SAME,
    RAISED,
    OVER
  }

  private final double limitSeconds;
  private boolean raised;

  AgeAlarm(Duration limit) {
    this.limitSeconds = limit.toMillis() / 1e3;
  }

  /** Looks at the age of the oldest event, 0 when none waits. */
  Turn look(double ageSeconds) {
    boolean old = ageSeconds >= limitSeconds;
    if (old == raised) {
      return Turn.SAME;
    }
    raised = old;
    return old ? Turn.RAISED : Turn.OVER;
  }
}
