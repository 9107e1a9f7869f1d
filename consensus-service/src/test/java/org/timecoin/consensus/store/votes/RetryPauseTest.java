package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long is waited between tries. */
class RetryPauseTest {

  @Test
  void pausesGrowToTheirBoundAndEndWithTheDeadline() {
    RetryPause pause =
        new RetryPause(Duration.ofMillis(50), Duration.ofSeconds(1), new SplittableRandom(1));
    assertThat(pause.ceiling(1)).isEqualTo(Duration.ofMillis(50));
    assertThat(pause.ceiling(3)).isEqualTo(Duration.ofMillis(200));
    assertThat(pause.ceiling(1_000)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause.after(1, Deadline.in(Duration.ofSeconds(5)))).isTrue();
    assertThat(pause.after(9, Deadline.in(Duration.ZERO))).isFalse();
    pause.close();
    assertThat(pause.after(9, Deadline.in(Duration.ofSeconds(5)))).isFalse();
  }
}
