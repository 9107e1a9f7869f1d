package org.timecoin.localnet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.localnet.UserError;

class PeerOptionTest {
  @Test
  void aPeerWithoutANodeIsForEveryNode() {
    PeerOption peer = PeerOption.parse("127.0.2.1:24100");

    assertThat(peer.isFor("n0")).isTrue();
    assertThat(peer.isFor("n7")).isTrue();
    assertThat(peer).hasToString("127.0.2.1:24100");
  }

  @Test
  void aPeerWithANodeIsForThatNodeOnly() {
    PeerOption peer = PeerOption.parse("n1=[::1]:24100");

    assertThat(peer.isFor("n1")).isTrue();
    assertThat(peer.isFor("n10")).isFalse();
    assertThat(peer.address()).isEqualTo(new HostPort("::1", 24_100));
    assertThat(peer).hasToString("n1=[::1]:24100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "=127.0.0.1:1", "n1=", "n1:127.0.0.1:1", "node=1.2.3.4:5", "n0=host"})
  void anythingElseIsExplained(String text) {
    assertThatThrownBy(() -> PeerOption.parse(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("HOST:PORT");
  }
}
