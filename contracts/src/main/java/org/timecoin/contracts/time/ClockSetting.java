package org.timecoin.contracts.time;

import java.time.Instant;

/** What a node's clock shows. */
public sealed interface ClockSetting {

  /** The system's time. */
  record SystemTime() implements ClockSetting {}

  /** Stands at an instant: the fleet is still starting. */
  record Standing(Instant instant) implements ClockSetting {}

  /**
   * Shows {@code instant} when the system's clock shows {@code wall}, and runs at normal speed.
   *
   * @param instant what this clock showed
   * @param wall what the system's clock showed at that moment
   */
  record Running(Instant instant, Instant wall) implements ClockSetting {}
}
