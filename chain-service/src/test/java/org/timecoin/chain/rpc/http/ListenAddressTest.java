package org.timecoin.chain.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.contracts.service.BadConfiguration;

class ListenAddressTest {

  @Test
  void readsAddressesOfBothKinds() {
    assertThat(ListenAddress.parse("127.0.0.1:24101"))
        .isEqualTo(new ListenAddress("127.0.0.1", 24101));
    assertThat(ListenAddress.parse("[::1]:0")).isEqualTo(new ListenAddress("::1", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "24101", ":24101", "host", "host:", "host:x", "h:65536", "h:-1"})
  void saysWhatItShouldBe(String text) {
    assertThatThrownBy(() -> ListenAddress.parse(text))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("timenode.rpc.listen is '" + text + "'");
  }

  @Test
  void knowsWhatOnlyThisMachineReaches() {
    assertThat(ListenAddress.parse("127.0.0.9:1").isLoopback()).isTrue();
    assertThat(ListenAddress.parse("[::1]:1").isLoopback()).isTrue();
    assertThat(ListenAddress.parse("0.0.0.0:1").isLoopback()).isFalse();
    assertThat(ListenAddress.parse("192.0.2.1:1").isLoopback()).isFalse();
  }
}
