package org.timecoin.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The small facts about a peer: what it speaks, how it is shown, how it scores, when it is dialled
 * again.
 */
class PeerFactsTest {

  @Test
  void capabilitiesAreWhatTheVersionLists() {
    Capabilities peer =
        Capabilities.of(List.of("masternode", "ack", "id:0123456789abcdef", "bft/1"));

    assertThat(peer.acks()).isTrue();
    assertThat(peer.pings()).isFalse();
    assertThat(peer.nodeId()).contains("0123456789abcdef");
  }

  @ParameterizedTest
  @CsvSource({
    "id:0123",
    "id:0123456789ABCDEF",
    "id:0123456789abcdef0",
    "ID:0123456789abcdef",
    "''"
  })
  void whatOnlyLooksLikeAnIdIsNone(String capability) {
    assertThat(Capabilities.of(List.of(capability)).nodeId()).isEmpty();
  }

  @Test
  void anEndlessListOfCapabilitiesIsCut() {
    assertThat(Capabilities.of(Collections.nCopies(10_000, "x")).listed()).hasSize(32);
    assertThat(Capabilities.of(List.of("x".repeat(65), "ack")).listed()).containsExactly("ack");
  }

  @Test
  void ourOwnCapabilitiesAreUnderstoodByUs() {
    Capabilities own = Capabilities.of(Capabilities.own("00000000000000ff"));

    assertThat(own.acks()).isTrue();
    assertThat(own.pings()).isTrue();
    assertThat(own.nodeId()).contains("00000000000000ff");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/timenode:0.1.0/ | /timenode:0.1.0/",
        "a\\b | a\\u005cb",
        "caf\u00e9 | caf\\u00e9",
        "\u202eevil | \\u202eevil",
      })
  void whatPeersWriteIsEscaped(String text, String expected) {
    assertThat(PeerText.escaped(text)).isEqualTo(expected);
  }

  @Test
  void aLogLineCanNotBeForged() {
    assertThat(PeerText.escaped("x\n2025-01-01 INFO all is well")).startsWith("x\\u000a2025");
    assertThat(PeerText.escaped("\u001b[31m")).isEqualTo("\\u001b[31m");
    assertThat(PeerText.escaped("y".repeat(1000))).isEqualTo("y".repeat(64) + "…");
  }

  @Test
  void aFastPeerScoresHigherAndAFailureHalves() {
    PeerScore fast = PeerScore.UNTRIED.delivered(100, 0.05);
    PeerScore slow = PeerScore.UNTRIED.delivered(100, 2);

    assertThat(fast.value()).isEqualTo(2000);
    assertThat(slow.value()).isEqualTo(50);
    assertThat(fast.failed().value()).isEqualTo(1000);
    assertThat(fast.failed().failed().value()).isEqualTo(500);
  }

  @Test
  void aPeerThatRecoversIsForgiven() {
    PeerScore score = PeerScore.UNTRIED;
    for (int i = 0; i < 50; i++) {
      score = score.failed();
    }
    assertThat(score.value()).isPositive();
    for (int i = 0; i < 5; i++) {
      score = score.delivered(100, 0.1);
    }
    assertThat(score.value()).isEqualTo(1000);
  }

  @Test
  void aPeerThatSlowsDownLosesItsPlace() {
    PeerScore score = PeerScore.UNTRIED.delivered(100, 0.05);
    for (int i = 0; i < 5; i++) {
      score = score.delivered(100, 2);
    }
    assertThat(score.value()).isBetween(50.0, 400.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 20", "6, 160", "7, 300", "8, 300", "1000, 300"})
  void reconnectsDoubleUpToTheLongest(int failures, long seconds) {
    ReconnectDelay rule = new ReconnectDelay(Duration.ofSeconds(5), Duration.ofSeconds(300));
    Random random = new Random(7);

    for (int i = 0; i < 100; i++) {
      assertThat(rule.after(failures, random))
          .isBetween(Duration.ofMillis(seconds * 750), Duration.ofSeconds(seconds));
    }
  }
}
