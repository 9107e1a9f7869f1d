package org.timecoin.localnet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.contracts.time.ClockFile;
import org.timecoin.contracts.time.ClockSetting;

class FleetClockTest {
  private static final Instant THEN = Instant.parse("2025-12-14T21:20:30Z");
  private static final Instant READY = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path directory;

  @Test
  void standsUntilEverythingIsReadyAndThenRuns() {
    Path file = directory.resolve("clock.json");
    FleetClock clock = new FleetClock(file, InstantSource.fixed(READY));

    clock.stand(THEN);
    assertThat(ClockFile.read(file)).isEqualTo(new ClockSetting.Standing(THEN));

    clock.run();
    assertThat(ClockFile.read(file)).isEqualTo(new ClockSetting.Running(THEN, READY));
  }

  @Test
  void aRestartedFleetGoesOnWithTheSameTime() {
    Path file = directory.resolve("clock.json");
    new FleetClock(file, InstantSource.fixed(READY)).stand(THEN);
    new FleetClock(file, InstantSource.fixed(READY)).run();

    new FleetClock(file, InstantSource.fixed(READY.plusSeconds(3600))).run();

    assertThat(ClockFile.read(file)).isEqualTo(new ClockSetting.Running(THEN, READY));
  }

  @Test
  void knowsWhatItWasSetTo() {
    FleetClock clock = new FleetClock(directory.resolve("clock.json"), InstantSource.fixed(READY));
    assertThat(clock.isOf(THEN)).isFalse();

    clock.stand(THEN);
    assertThat(clock.isOf(THEN)).isTrue();
    clock.run();
    assertThat(clock.isOf(THEN)).isTrue();
    assertThat(clock.isOf(THEN.plusSeconds(1))).isFalse();
  }

  @Test
  void aFleetAtTheSystemsTimeNeedsNoFile() {
    Path file = directory.resolve("clock.json");

    new FleetClock(file, InstantSource.fixed(READY)).run();

    assertThat(file).doesNotExist();
  }
}
