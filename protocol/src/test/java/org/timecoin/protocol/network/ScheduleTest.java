package org.timecoin.protocol.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Schedule TESTNET = NetworkParameters.testnet().schedule();

  @Test
  void blocksAreDueOneIntervalApart() {
    assertThat(TESTNET.timestampOf(0)).isEqualTo(1_764_547_200);
    assertThat(TESTNET.timestampOf(2000)).isEqualTo(1_764_547_200 + 2000 * 600);
  }

  @Test
  void theExpectedHeightIsTheLastOneDue() {
    assertThat(TESTNET.expectedHeight(1_764_547_199)).isZero();
    assertThat(TESTNET.expectedHeight(1_764_547_200)).isZero();
    assertThat(TESTNET.expectedHeight(1_764_547_799)).isZero();
    assertThat(TESTNET.expectedHeight(1_764_547_800)).isEqualTo(1);
    assertThat(TESTNET.expectedHeight(TESTNET.timestampOf(1732))).isEqualTo(1732);
    assertThat(TESTNET.expectedHeight(TESTNET.timestampOf(1732) - 1)).isEqualTo(1731);
  }

  @Test
  void timesAndHeightsAtTheEdgeDoNotWrap() {
    assertThat(TESTNET.timestampOf(-1)).isEqualTo(Long.MAX_VALUE);
    assertThat(TESTNET.timestampOf(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(TESTNET.timestampOf(Long.MAX_VALUE / 600)).isEqualTo(Long.MAX_VALUE);
    assertThat(TESTNET.expectedHeight(Long.MIN_VALUE)).isZero();
    assertThat(TESTNET.expectedHeight(Long.MAX_VALUE)).isPositive();
    assertThat(Long.toUnsignedString(new Schedule(-10, 1).expectedHeight(Long.MAX_VALUE)))
        .isEqualTo("9223372036854775817");
  }

  @Test
  void anIntervalIsAtLeastASecond() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(0, 0));
  }
}
