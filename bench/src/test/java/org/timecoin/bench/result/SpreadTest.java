package org.timecoin.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMedianOfAnOddCountIsTheMiddleOne() {
    assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9));
  }

  @Test
  void theMedianOfAnEvenCountIsBetweenTheMiddleTwo() {
    assertThat(Spread.of(List.of(4.0, 1.0, 9.0, 6.0))).isEqualTo(new Spread(5, 1, 9));
  }

  @Test
  void oneValueHasNoSpread() {
    assertThat(Spread.of(List.of(3.0)).relative()).isZero();
  }

  @Test
  void theSpreadIsInPartsOfTheMedian() {
    assertThat(new Spread(4, 3, 5).relative()).isEqualTo(0.5);
    assertThat(new Spread(0, 0, 0).relative()).isZero();
  }

  @Test
  void noValuesAreRefused() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
