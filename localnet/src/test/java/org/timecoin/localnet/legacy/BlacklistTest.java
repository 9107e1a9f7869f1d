package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlacklistTest {
  private Instant now = Instant.parse("2025-12-14T21:20:30Z");
  private final Blacklist blacklist = new Blacklist(() -> now);

  @Test
  void theThirdBansForFiveMinutes() {
    assertThat(violations(3)).containsExactly(false, false, true);
    assertThat(blacklist.isBanned("10.0.0.1")).isTrue();
    now = now.plus(Duration.ofMinutes(5));
    assertThat(blacklist.isBanned("10.0.0.1")).isFalse();
  }

  @Test
  void theFifthBansForAnHour() {
    assertThat(violations(5)).containsExactly(false, false, true, false, true);
    now = now.plus(Duration.ofMinutes(59));
    assertThat(blacklist.isBanned("10.0.0.1")).isTrue();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(blacklist.isBanned("10.0.0.1")).isFalse();
  }

  @Test
  void theTenthBansForGoodAndEveryOneAfterIt() {
    assertThat(violations(12))
        .containsExactly(
            false, false, true, false, true, false, false, false, false, true, true, true);
    now = now.plus(Duration.ofDays(10_000));
    assertThat(blacklist.isBanned("10.0.0.1")).isTrue();
  }

  @Test
  void anHourWithoutOneForgets() {
    violations(2);
    now = now.plus(Duration.ofMinutes(61));
    assertThat(violations(2)).containsExactly(false, false);
    assertThat(blacklist.isBanned("10.0.0.1")).isFalse();
  }

  @Test
  void addressesAreApart() {
    violations(3);
    assertThat(blacklist.isBanned("10.0.0.2")).isFalse();
  }

  @Test
  void theOldestAddressIsForgottenWhenThereAreTooMany() {
    violations(3);
    for (int i = 0; i < 10_000; i++) {
      blacklist.violation("10.1." + i / 256 + "." + i % 256);
    }
    assertThat(blacklist.isBanned("10.0.0.1")).isFalse();
  }

  private List<Boolean> violations(int count) {
    List<Boolean> ended = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ended.add(blacklist.violation("10.0.0.1"));
    }
    return ended;
  }
}
