package org.timecoin.localnet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.localnet.UserError;

class PortBaseTest {
  @Test
  void readsNumbersAndAuto() {
    assertThat(PortBase.parse("25000")).isEqualTo(new PortBase.Fixed(25_000));
    assertThat(PortBase.parse("auto")).isEqualTo(new PortBase.Auto());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "64001", "99999999", "-1", "Auto", "24100 "})
  void anythingElseIsExplained(String text) {
    assertThatThrownBy(() -> PortBase.parse(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("1024 to 64000");
  }
}
