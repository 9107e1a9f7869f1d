package org.timecoin.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltiesTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final PenaltyRules RULES =
      new PenaltyRules(
          3, Duration.ofMinutes(5), 5, Duration.ofHours(1), 10, Duration.ofHours(1), 100);

  private final Penalties penalties = new Penalties(RULES);

  @ParameterizedTest
  @CsvSource({"1, -1", "2, -1", "3, 5", "4, 5", "5, 60", "9, 60", "10, 0", "11, 0"})
  void bansGrowWithTheCount(int violations, long expectedMinutes) {
    Penalties.Verdict last = count("10.0.0.1", violations, 0);

    assertThat(last.count()).isEqualTo(violations);
    assertThat(last.overLimit()).isEqualTo(expectedMinutes >= 0);
    Optional<Long> until = last.ban().flatMap(Ban::untilMs);
    if (expectedMinutes > 0) {
      assertThat(until).contains(expectedMinutes * MINUTE);
    } else {
      assertThat(until).isEmpty();
    }
    assertThat(last.ban().isPresent()).isEqualTo(expectedMinutes >= 0);
  }

  @Test
  void aBanEndsAndTheNextViolationBansAgain() {
    count("10.0.0.1", 3, 0);

    assertThat(penalties.isBanned(ip("10.0.0.1"), 5 * MINUTE - 1)).isTrue();
    assertThat(penalties.isBanned(ip("10.0.0.1"), 5 * MINUTE)).isFalse();
    assertThat(count("10.0.0.1", 1, 6 * MINUTE).ban()).isPresent();
  }

  @Test
  void theCountIsForgottenAnHourAfterTheLastViolation() {
    count("10.0.0.1", 2, 0);
    count("10.0.0.1", 1, HOUR - 1);
    assertThat(penalties.countOf(ip("10.0.0.1"), 2 * HOUR - 2)).isEqualTo(3);

    assertThat(penalties.countOf(ip("10.0.0.1"), 2 * HOUR - 1)).isZero();
    assertThat(count("10.0.0.1", 1, 2 * HOUR).count()).isEqualTo(1);
  }

  @Test
  void aConfiguredPeerIsCountedButNeverBanned() {
    for (int i = 0; i < 10; i++) {
      Penalties.Verdict verdict =
          penalties.count(ip("10.0.0.1"), Violation.PARSE_FAILURE, "x", true, 0);
      assertThat(verdict.ban()).isEmpty();
      assertThat(verdict.overLimit()).isEqualTo(verdict.count() >= 3);
    }
    assertThat(penalties.isBanned(ip("10.0.0.1"), 0)).isFalse();
    assertThat(penalties.countOf(ip("10.0.0.1"), 0)).isEqualTo(10);
  }

  @Test
  void addressesAreCountedApart() {
    count("10.0.0.1", 3, 0);

    assertThat(penalties.isBanned(ip("10.0.0.2"), 0)).isFalse();
  }

  @Test
  void oneHouseholdOfIpv6IsOneOffender() {
    count("2001:db8:1:2::1", 2, 0);
    count("2001:db8:1:2:ffff::9", 1, 0);

    assertThat(penalties.isBanned(ip("2001:db8:1:2:3:4:5:6"), 0)).isTrue();
    assertThat(penalties.isBanned(ip("2001:db8:1:3::1"), 0)).isFalse();
  }

  @Test
  void aLongerBanThatStandsIsKept() {
    penalties.ban(ip("10.0.0.1"), Duration.ZERO, "by hand", 0);
    Ban kept = penalties.ban(ip("10.0.0.1"), Duration.ofMinutes(1), "shorter", 5);

    assertThat(kept.reason()).isEqualTo("by hand");
    assertThat(penalties.isBanned(ip("10.0.0.1"), 100 * HOUR)).isTrue();
  }

  @Test
  void liftingABanForgetsWhatLedToIt() {
    count("10.0.0.1", 4, 0);

    assertThat(penalties.unban(ip("10.0.0.1"), 1)).isTrue();
    assertThat(penalties.unban(ip("10.0.0.1"), 1)).isFalse();
    assertThat(penalties.countOf(ip("10.0.0.1"), 1)).isZero();
    assertThat(penalties.isBanned(ip("10.0.0.1"), 1)).isFalse();
  }

  @Test
  void theListNamesOnlyBansThatHold() {
    count("10.0.0.1", 3, 0);
    count("10.0.0.2", 5, 0);

    List<Ban> bans = penalties.bans(10 * MINUTE);

    assertThat(bans).extracting(b -> b.offender().text()).containsExactly("10.0.0.2");
    assertThat(bans.getFirst().reason()).contains("5 violations").contains("parse_failure");
  }

  @Test
  void aFloodOfAddressesDoesNotFillTheMemory() {
    for (int i = 0; i < 1000; i++) {
      penalties.ban(ip("10.0.%d.%d".formatted(i / 250, i % 250)), Duration.ofHours(1), "x", i);
    }

    assertThat(penalties.bans(1000)).hasSize(100);
    assertThat(penalties.isBanned(ip("10.0.3.249"), 1000)).isTrue();
  }

  private Penalties.Verdict count(String ip, int times, long nowMs) {
    Penalties.Verdict last = null;
    for (int i = 0; i < times; i++) {
      last = penalties.count(ip(ip), Violation.PARSE_FAILURE, "a line", false, nowMs);
    }
    return last;
  }

  private static InetAddress ip(String text) {
    return PeerAddress.parseIp(text).orElseThrow();
  }
}
