package org.timecoin.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPauseTest {

  private final RetryPause pause =
      new RetryPause(
          Duration.ofMillis(100), Duration.ofSeconds(10), RandomGenerator.of("L64X128MixRandom"));

  @ParameterizedTest
  @CsvSource({"1,100", "2,200", "3,400", "7,6400", "8,10000", "60,10000", "2000000000,10000"})
  void doublesUpToItsBound(int failures, long ceilingMs) {
    assertThat(pause.ceilingMs(failures)).isEqualTo(ceilingMs);
  }

  @Test
  @Timeout(5)
  void interruptedPauseEndsAtOnceAndForGood() {
    pause.interrupt();
    for (int i = 0; i < 1000; i++) {
      pause.waitAfter(60, () -> false);
    }
    assertThatCode(() -> pause.waitAfter(60, () -> true)).doesNotThrowAnyException();
  }
}
