package org.timecoin.localnet.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.plan.PortSource;

class PortCheckTest {
  @Test
  void aTakenPortIsNamedWithItsOwnerAndTheRemedy() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<HostPort> wanted = List.of(HostPort.local(socket.getLocalPort()));

      assertThatThrownBy(() -> PortCheck.requireFree(wanted))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(wanted.getFirst().toString())
          .hasMessageContaining("--port-base");
      if (Files.isDirectory(Path.of("/proc/self/fd"))) {
        assertThat(PortOwner.of(socket.getLocalPort()))
            .hasValueSatisfying(
                owner -> assertThat(owner).startsWith("process " + ProcessHandle.current().pid()));
      }
    }
  }

  @Test
  void freePortsAreGivenOnce() {
    PortSource source = PortCheck.freePorts();
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      assertThat(given.add(source.freeOn(List.of("127.0.0.1")))).isTrue();
    }
    PortCheck.requireFree(given.stream().map(HostPort::local).toList());
  }

  @Test
  void nobodyOwnsAFreePort() {
    assertThat(PortOwner.of(PortCheck.freePorts().freeOn(List.of("127.0.0.1")))).isEmpty();
  }
}
