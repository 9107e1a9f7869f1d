package org.timecoin.gateway.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How fast a peer must send what it began, and take what we sent. */
class PaceTest {

  private final LineProgress progress = new LineProgress(1024, 10_000);
  private final OutgoingBytes outgoing = new OutgoingBytes(1_000_000, 60_000);

  @Test
  void aShortLineMayTakeAWindow() {
    progress.received(1, true, false, 0);

    assertThat(progress.isTooSlow(9_999)).isFalse();
  }

  @Test
  void aBegunLineThatStandsStillIsTooSlow() {
    progress.received(5_000_000, true, false, 0);

    assertThat(progress.isTooSlow(10_000)).isTrue();
  }

  @Test
  void oneKibibyteASecondIsEnoughForEver() {
    progress.received(1, true, false, 0);
    for (int second = 1; second <= 600; second++) {
      progress.received(1024, true, false, second * 1000L);
      assertThat(progress.isTooSlow(second * 1000L)).isFalse();
    }
  }

  @Test
  void dripsAreNotEnough() {
    progress.received(1, true, false, 0);
    for (int second = 1; second < 10; second++) {
      progress.received(100, true, false, second * 1000L);
    }

    assertThat(progress.isTooSlow(10_000)).isTrue();
  }

  @Test
  void aFinishedLineHasNoPace() {
    progress.received(1, true, false, 0);
    progress.received(9, false, true, 1_000);

    assertThat(progress.isTooSlow(1_000_000)).isFalse();
  }

  @Test
  void aNewLineBeginsANewWindow() {
    progress.received(1, true, false, 0);
    progress.received(10, true, true, 9_000);

    assertThat(progress.isTooSlow(18_999)).isFalse();
    assertThat(progress.isTooSlow(19_000)).isTrue();
  }

  @Test
  void timeInWhichWeDidNotReadDoesNotCount() {
    progress.received(1, true, false, 0);
    progress.restart(100_000);

    assertThat(progress.isTooSlow(109_999)).isFalse();
  }

  @Test
  void whatWaitsForASlowReaderIsBounded() {
    assertThat(outgoing.add(900_000, 0)).isTrue();
    assertThat(outgoing.add(100_001, 0)).isFalse();
    assertThat(outgoing.add(100_000, 0)).isTrue();
  }

  @Test
  void oneReplyLargerThanTheBoundMayGoAlone() {
    assertThat(outgoing.add(5_000_000, 0)).isTrue();
  }

  @Test
  void aReaderThatTakesNothingIsStuck() {
    outgoing.add(1000, 0);

    assertThat(outgoing.isStuck(60_000)).isFalse();
    assertThat(outgoing.isStuck(60_100)).isTrue();
  }

  @Test
  void aLargeWriteGetsTimeByItsSize() {
    outgoing.add(6_400_000, 0);

    assertThat(outgoing.isStuck(160_000)).isFalse();
    assertThat(outgoing.isStuck(160_001)).isTrue();
  }

  @Test
  void aReaderThatTakesSomethingIsNotStuck() {
    outgoing.add(1000, 0);
    outgoing.add(1000, 0);
    outgoing.taken(1000, 59_000);

    assertThat(outgoing.isStuck(119_000)).isFalse();
    outgoing.taken(1000, 119_000);
    assertThat(outgoing.isStuck(10_000_000)).isFalse();
  }
}
