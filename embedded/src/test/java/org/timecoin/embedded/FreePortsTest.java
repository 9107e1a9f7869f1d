package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void givesDistinctPortsThatCanBeBound() {
    assertThat(FreePorts.several(50))
        .hasSize(50)
        .doesNotHaveDuplicates()
        .allMatch(port -> FreePorts.isFree("127.0.0.1", port));
  }

  @Test
  void aPortWithAListenerIsNotFree() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.isFree("127.0.0.1", socket.getLocalPort())).isFalse();
    }
  }

  @Test
  void aListenerOnEveryAddressTakesThePortHereToo() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      assertThat(FreePorts.isFree("127.0.0.1", socket.getLocalPort())).isFalse();
    }
  }
}
