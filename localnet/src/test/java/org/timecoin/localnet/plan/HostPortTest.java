package org.timecoin.localnet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:24100, 127.0.0.1, 24100",
    "seed.time-coin.io:1, seed.time-coin.io, 1",
    "[::1]:65535, ::1, 65535",
    "[2001:db8::7]:24100, 2001:db8::7, 24100"
  })
  void readsAndWritesAddresses(String text, String host, int port) {
    assertThat(HostPort.parse(text)).contains(new HostPort(host, port));
    assertThat(new HostPort(host, port)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "host",
        "host:",
        ":24100",
        "host:0",
        "host:65536",
        "host:999999",
        "host:-1",
        "host:24100x",
        "::1:24100",
        "[::1]24100",
        "[host]:24100",
        "a b:1",
        "a/b:1",
        "host:1\n"
      })
  void refusesEverythingElse(String text) {
    assertThat(HostPort.parse(text)).isEmpty();
  }
}
