package org.timecoin.contracts.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.contracts.service.BadConfiguration;

class NodeClockTest {

  private static final Instant THEN = Instant.parse("2025-12-14T21:20:30Z");
  private static final Instant WALL = Instant.parse("2030-01-01T00:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(WALL);

  @TempDir Path dir;

  @Test
  void standsUntilItsWallTimeIsSetThenRunsAtNormalSpeed() {
    NodeClock clock = NodeClock.of(wall::get, new ClockSetting.Standing(THEN));
    wall.set(WALL.plusSeconds(100));
    assertThat(clock.instant()).isEqualTo(THEN);
    assertThat(clock.isStanding()).isTrue();

    clock.apply(new ClockSetting.Running(THEN, WALL.plusSeconds(100)));
    assertThat(clock.instant()).isEqualTo(THEN);
    wall.set(WALL.plusSeconds(107));
    assertThat(clock.instant()).isEqualTo(THEN.plusSeconds(7));
    assertThat(clock.seconds()).isEqualTo(THEN.getEpochSecond() + 7);
    assertThat(clock.isStanding()).isFalse();
  }

  @Test
  void systemClockShowsTheSystemsTime() {
    Instant before = Instant.now();
    assertThat(NodeClock.system().instant()).isBetween(before, Instant.now());
  }

  @Test
  void fileCarriesBothSettings() throws IOException {
    Path file = dir.resolve("clock.json");
    ClockFile.write(file, new ClockSetting.Standing(THEN));
    assertThat(ClockFile.read(file)).isEqualTo(new ClockSetting.Standing(THEN));

    ClockFile.write(file, new ClockSetting.Running(THEN, WALL));
    assertThat(ClockFile.read(file)).isEqualTo(new ClockSetting.Running(THEN, WALL));
    assertThat(dir.toFile().list()).containsExactly("clock.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"instant\":5}",
        "{\"instant\":\"yesterday\"}",
        "{\"instant\":\"2025-12-14T21:20:30Z\",\"wall\":\"later\"}"
      })
  void wrongFileIsNamed(String content) throws IOException {
    Path file = Files.writeString(dir.resolve("clock.json"), content);
    assertThatThrownBy(() -> ClockFile.read(file))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void missingOrHugeFileIsNamed() throws IOException {
    assertThatThrownBy(() -> ClockFile.read(dir.resolve("none.json")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("timenode.clock-file");
    Path huge = Files.writeString(dir.resolve("huge.json"), " ".repeat(5000));
    assertThatThrownBy(() -> ClockFile.read(huge)).hasMessageContaining("too large");
  }
}
