package org.timecoin.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.sync.watch.ProgressWatch.Finding;

class ProgressWatchTest {

  private final ProgressWatch watch = new ProgressWatch(WatchTimes.STANDARD);

  @Test
  void whileNobodyIsAheadNothingStalls() {
    assertThat(watch.observe(0, false, 10, 10)).isEqualTo(Finding.FINE);
    assertThat(watch.observe(1_000_000, false, 10, 10)).isEqualTo(Finding.FINE);
    assertThat(watch.nextLook()).isEmpty();
  }

  @Test
  void tenSecondsWithoutABlockAreAStallSaidOnce() {
    watch.observe(0, true, 10, 500);
    assertThat(watch.nextLook()).hasValue(10_000);
    assertThat(watch.observe(9_999, true, 10, 500)).isEqualTo(Finding.FINE);
    assertThat(watch.observe(10_000, true, 10, 500)).isEqualTo(Finding.STALLED);
    assertThat(watch.isStalled()).isTrue();
    assertThat(watch.observe(10_001, true, 10, 500)).isEqualTo(Finding.FINE);
    assertThat(watch.nextLook()).hasValue(60_000);
  }

  @Test
  void everyBlockAppliedResetsTheClock() {
    watch.observe(0, true, 10, 500);
    watch.observe(9_000, true, 11, 500);
    assertThat(watch.observe(18_999, true, 11, 500)).isEqualTo(Finding.FINE);
    assertThat(watch.observe(19_000, true, 11, 500)).isEqualTo(Finding.STALLED);
    assertThat(watch.observe(19_500, true, 12, 500)).isEqualTo(Finding.FINE);
    assertThat(watch.isStalled()).isFalse();
    assertThat(watch.observe(29_500, true, 12, 500)).isEqualTo(Finding.STALLED);
  }

  @Test
  void requestsAloneAreNoProgress() {
    watch.observe(0, true, 10, 500);
    for (int second = 1; second < 10; second++) {
      assertThat(watch.observe(second * 1_000L, true, 10, 500 + second)).isEqualTo(Finding.FINE);
    }
    assertThat(watch.observe(10_000, true, 10, 510)).isEqualTo(Finding.STALLED);
  }

  @Test
  void aMinuteWithoutABlockEndsAnAttempt() {
    watch.observe(0, true, 10, 500);
    watch.observe(10_000, true, 10, 500);
    assertThat(watch.observe(59_999, true, 10, 500)).isEqualTo(Finding.FINE);
    assertThat(watch.observe(60_000, true, 10, 500)).isEqualTo(Finding.OVER);
    assertThat(watch.isStalled()).isFalse();
  }

  @Test
  void theLastBlocksHaveHalfAMinuteMore() {
    watch.observe(0, true, 10, 14);
    watch.observe(10_000, true, 10, 14);
    assertThat(watch.observe(89_999, true, 10, 14)).isEqualTo(Finding.FINE);
    assertThat(watch.observe(90_000, true, 10, 14)).isEqualTo(Finding.OVER);
  }

  @Test
  void fiveMissingBlocksAreNotTheLastOnes() {
    watch.observe(0, true, 10, 15);
    watch.observe(10_000, true, 10, 15);
    assertThat(watch.observe(60_000, true, 10, 15)).isEqualTo(Finding.OVER);
  }

  @Test
  void theNextAttemptHasAllItsTime() {
    watch.observe(0, true, 10, 500);
    watch.observe(60_000, true, 10, 500);
    assertThat(watch.observe(65_000, true, 10, 500)).isEqualTo(Finding.FINE);
    assertThat(watch.nextLook()).hasValue(75_000);
  }

  @Test
  void aTipThatWentBackIsAChangeToo() {
    watch.observe(0, true, 10, 500);
    assertThat(watch.observe(10_000, true, 8, 500)).isEqualTo(Finding.FINE);
  }
}
