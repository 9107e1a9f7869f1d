package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.protocol.message.ConnectionMessage.Version;

/** The order of things on both sides of a new connection (protocol.md section 5). */
class AckFirstTest {

  @Test
  void anAcceptorSaysNothingBeforeTheHandshakeAndThenTheAckFirst() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
      assertThat(peer.isSilentFor(Duration.ofMillis(300))).isTrue();

      peer.send(RawPeer.HANDSHAKE);

      peer.expect(RawPeer.ACK).expect("\"GetPeers\"");
    }
  }

  @Test
  void aDiallerSaysNothingBetweenItsHandshakeAndTheAck() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.accept()) {
        peer.expect(RawPeer.HANDSHAKE);
        assertThat(peer.isSilentFor(Duration.ofMillis(300))).isTrue();

        peer.send(RawPeer.ACK);

        peer.expect("\"GetBlockHeight\"")
            .expect("\"GetPendingTransactions\"")
            .expect("\"GetMasternodes\"")
            .expect("\"GetPeers\"");
        assertThat(peer.message())
            .isInstanceOfSatisfying(
                Version.class,
                version -> {
                  assertThat(version.network()).isEqualTo("Testnet");
                  assertThat(version.capabilities()).contains("ack", "id:" + GatewayRig.NODE_ID);
                });
      }
    }
  }

  @Test
  void messagesBeforeTheAckAreKeptAndProcessedAfterIt() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.accept()) {
        peer.send("\"GetBlockHeight\"", "{\"BlockHeightResponse\":77}");
        peer.expect(RawPeer.HANDSHAKE);
        assertThat(peer.isSilentFor(Duration.ofMillis(300))).isTrue();

        peer.send(RawPeer.ACK);

        assertThat(peer.next(Version.class)).isNotNull();
        peer.expect("{\"BlockHeightResponse\":250}");
        assertThat(gateway.sessionOf(server.port()).orElseThrow().facts().height()).contains(77L);
      }
    }
  }

  @Test
  void tooMuchBeforeTheAckIsAViolation() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("lines.early-messages", "3");
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.accept()) {
        peer.send("\"GetPeers\"", "\"GetPeers\"", "\"GetPeers\"", "\"GetPeers\"");

        peer.awaitEnd();
        assertThat(gateway.count("violations", "kind", "too_early_too_much")).isEqualTo(1);
      }
    }
  }

  @Test
  void aConnectionThatEndsBeforeTheAckIsAFailureAndIsDialledAgain() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.reconnect-first", "50ms");
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      server.accept().close();

      try (RawPeer again = server.acceptAndAck()) {
        assertThat(again.next(Version.class)).isNotNull();
        assertThat(gateway.count("handshakes", "outcome", "ended_before_ack")).isEqualTo(1);
      }
    }
  }
}
