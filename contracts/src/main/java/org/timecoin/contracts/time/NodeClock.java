package org.timecoin.contracts.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one clock of a node (architecture.md, "Time"). Either the system's, or one that stands at an
 * instant until a wall time is set and runs from there at normal speed, so that a fleet can live at
 * any date.
 */
public final class NodeClock implements InstantSource {

  private final InstantSource wall;
  private final AtomicReference<ClockSetting> setting;

  private NodeClock(InstantSource wall, ClockSetting setting) {
    this.wall = wall;
    this.setting = new AtomicReference<>(setting);
  }

  /** The system's time. */
  public static NodeClock system() {
    return new NodeClock(InstantSource.system(), new ClockSetting.SystemTime());
  }

  /** A clock that stands or runs as a setting says. */
  public static NodeClock of(InstantSource wall, ClockSetting setting) {
    return new NodeClock(wall, setting);
  }

  @Override
  public Instant instant() {
    Instant now = wall.instant();
    return switch (setting.get()) {
      case ClockSetting.SystemTime() -> now;
      case ClockSetting.Standing(Instant at) -> at;
      case ClockSetting.Running(Instant at, Instant since) -> at.plus(Duration.between(since, now));
    };
  }

  /** Whole seconds since 1970, as the protocol counts. */
  public long seconds() {
    return instant().getEpochSecond();
  }

  /** Whether the clock stands still, waiting for its wall time. */
  public boolean isStanding() {
    return setting.get() instanceof ClockSetting.Standing;
  }

  /** Takes over a newer reading of the file. */
  public void apply(ClockSetting next) {
    setting.set(next);
  }
}
