package org.timecoin.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpeedTest {

  private final Speed speed = new Speed(10_000);

  @Test
  void nothingKnownNothingMoves() {
    assertThat(speed.blocksPerSecond(0)).isZero();
    assertThat(speed.secondsTo(100, 0)).isEmpty();
  }

  @Test
  void blocksOverTime() {
    speed.mark(0, 100);
    speed.mark(1_000, 300);
    speed.mark(2_000, 500);
    assertThat(speed.blocksPerSecond(2_000)).isEqualTo(200, within(0.01));
    assertThat(speed.secondsTo(900, 2_000).getAsDouble()).isEqualTo(2, within(0.01));
  }

  @Test
  void onlyTheWindowCounts() {
    speed.mark(0, 0);
    speed.mark(1_000, 10_000);
    speed.mark(15_000, 10_100);
    speed.mark(16_000, 10_200);
    assertThat(speed.blocksPerSecond(16_000)).isEqualTo(100, within(0.01));
  }

  @Test
  void standingStillIsNoSpeed() {
    speed.mark(0, 0);
    speed.mark(1_000, 100);
    assertThat(speed.blocksPerSecond(11_001)).isZero();
  }

  @Test
  void aTipThatWentBackStartsAnew() {
    speed.mark(0, 100);
    speed.mark(1_000, 200);
    speed.mark(2_000, 150);
    speed.mark(3_000, 160);
    assertThat(speed.blocksPerSecond(3_000)).isEqualTo(10, within(0.01));
  }

  @Test
  void manyMarksStayBounded() {
    for (int i = 0; i < 10_000; i++) {
      speed.mark(i, i);
    }
    assertThat(speed.blocksPerSecond(9_999)).isEqualTo(1_000, within(1.0));
  }
}
