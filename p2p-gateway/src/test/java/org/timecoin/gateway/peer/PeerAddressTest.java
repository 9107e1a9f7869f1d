package org.timecoin.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1:24100, 10.0.0.1:24100",
    "10.0.0.1:1, 10.0.0.1:1",
    "10.0.0.1, 10.0.0.1:24100",
    "[::1]:24101, [0:0:0:0:0:0:0:1]:24101",
    "[2001:db8::7], [2001:db8:0:0:0:0:0:7]:24100",
    "2001:db8::7, [2001:db8:0:0:0:0:0:7]:24100",
    "[::ffff:10.0.0.1]:5, 10.0.0.1:5",
  })
  void readsLiteralsWithAndWithoutPort(String text, String expected) {
    assertThat(PeerAddress.parse(text, 24100).map(PeerAddress::text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:24100",
        "example.org",
        "10.0.0.1:0",
        "10.0.0.1:65536",
        "10.0.0.1:99999999999",
        "10.0.0.1:",
        "10.0.0.256:1",
        "10.0.0:1",
        "010.0.0.1:1",
        "10.0.0.1.:1",
        "10.0.0.1 :1",
        "[::1",
        "[::1]x",
        "[10.0.0.1.2]:5",
        "[fe80::1%eth0]:5",
        "1::2::3",
        ":24100",
        "\u0661.0.0.1:5"
      })
  void refusesNamesAndEverythingElse(String text) {
    assertThat(PeerAddress.parse(text, 24100)).isEmpty();
  }

  @Test
  void refusesEndlessText() {
    assertThat(PeerAddress.parse("1".repeat(1_000_000), 24100)).isEmpty();
  }

  @Test
  void anAddressWithAndWithoutItsPortIsOnePeer() {
    assertThat(PeerAddress.parse("10.0.0.1", 24100))
        .isEqualTo(PeerAddress.parse("10.0.0.1:24100", 24100));
  }
}
