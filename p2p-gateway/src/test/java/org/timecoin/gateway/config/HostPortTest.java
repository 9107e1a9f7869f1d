package org.timecoin.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.1.1:24100, 127.0.1.1, 24100",
    "127.0.1.1, 127.0.1.1, 1",
    "node-3.example.org:7, node-3.example.org, 7",
    "[::1]:24100, ::1, 24100",
    "[2001:db8::1], 2001:db8::1, 1",
    "' 10.0.0.1:5 ', 10.0.0.1, 5",
    "0.0.0.0:0, 0.0.0.0, 0",
  })
  void placesAsOperatorsWriteThem(String text, String host, int port) {
    assertThat(HostPort.parse(text, 1)).contains(new HostPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":5", "host:", "host:x", "host:65536", "a b:5", "::1", "http://x:5", "x:5:6"})
  void everythingElseIsRefused(String text) {
    assertThat(HostPort.parse(text, 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1:5", "[::1]:24100", "example.org:7"})
  void textIsWhatIsRead(String text) {
    assertThat(HostPort.parse(text, 1).map(HostPort::text)).contains(text);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0:1, true", "[::]:1, true", "127.0.0.1:1, false"})
  void wildcardsMeanAllAddresses(String text, boolean wildcard) {
    assertThat(HostPort.parse(text, 1).orElseThrow().isWildcard()).isEqualTo(wildcard);
  }
}
