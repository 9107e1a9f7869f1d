package org.timecoin.localnet.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.timecoin.contracts.time.ClockFile;
import org.timecoin.contracts.time.ClockSetting;
import org.timecoin.localnet.UserError;

/**
 * The clock of a fleet that lives at another date (architecture.md, "Time"): it stands while
 * services start, so that a slow start doesn't move the expected height, and runs from then on,
 * also across restarts.
 *
 * @param file {@code clock.json}
 * @param wall the system's clock
 */
record FleetClock(Path file, InstantSource wall) {

  /** Stands at this instant until {@link #run}. */
  void stand(Instant instant) {
    write(new ClockSetting.Standing(instant));
  }

  /** Whether it was set to this instant. */
  boolean isOf(Instant instant) {
    if (!Files.exists(file)) {
      return false;
    }
    return switch (ClockFile.read(file)) {
      case ClockSetting.Standing(Instant at) -> at.equals(instant);
      case ClockSetting.Running(Instant at, Instant since) -> at.equals(instant);
      case ClockSetting.SystemTime system -> false;
    };
  }

  /** Runs, when there is a clock and it stands. */
  void run() {
    if (!Files.exists(file)) {
      return;
    }
    switch (ClockFile.read(file)) {
      case ClockSetting.Standing(Instant at) -> write(new ClockSetting.Running(at, wall.instant()));
      case ClockSetting.Running running -> {
        // set once: it goes on
      }
      case ClockSetting.SystemTime system -> {
        // never in a file
      }
    }
  }

  private void write(ClockSetting setting) {
    try {
      ClockFile.write(file, setting);
    } catch (IOException e) {
      throw new UserError("The file " + file + " can't be written: " + e.getMessage() + ".", e);
    }
  }
}
