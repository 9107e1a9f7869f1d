package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.protocol.message.ConnectionMessage.Version;

/** A node that is given its own address must not talk to itself (protocol.md section 5). */
class SelfDialTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void weRecogniseOurselvesAndDoNotDialAgain() {
    try (GatewayRig gateway = GatewayRig.with("timing.reconnect-first", "50ms")) {
      gateway.dial("127.0.0.1:" + gateway.port(), true);

      await()
          .atMost(PATIENCE)
          .until(() -> gateway.count("connections.ended", "reason", "self") >= 1);
      await().atMost(PATIENCE).until(() -> gateway.ask(all -> all.open().isEmpty()));
      double dials = gateway.count("dials");
      await()
          .during(Duration.ofMillis(400))
          .atMost(PATIENCE)
          .until(() -> gateway.count("dials") == dials);
      assertThat(gateway.count("violations")).isZero();
    }
  }

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
