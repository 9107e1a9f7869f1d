package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.protocol.message.ConnectionMessage.Version;

/** A node that is given its own address must not talk to itself (protocol.md section 5). */
class SelfDialTest {

  @Test
  void aPeerThatClaimsOurIdIsClosed() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.acceptAndAck()) {
        peer.next(Version.class);
        peer.send(DuplicateConnectionTest.version(GatewayRig.NODE_ID));

        peer.awaitEnd();
      }
    }
  }

  @Test
  void theSameAddressIsDialledOnce() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3")) {
      assertThat(gateway.dial(server.address(), true)).isEmpty();
      assertThat(gateway.dial(server.address(), false)).contains("already known");
      server.acceptAndAck().close();
    }
  }
}
