package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;

/** Nodes older than the Ack never send one (protocol.md section 5). */
class OldPeerWithoutAckTest {

  @Test
  void afterTheWaitTheDiallerGoesOn() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.ack", "400ms");
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.accept()) {
        peer.expect(RawPeer.HANDSHAKE);
        assertThat(peer.isSilentFor(Duration.ofMillis(200))).isTrue();

        peer.expect("\"GetBlockHeight\"");

        assertThat(gateway.count("handshakes", "outcome", "assumed")).isEqualTo(1);
      }
    }
  }

  @Test
  void whatAnOldPeerSaidMeanwhileIsProcessed() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.ack", "400ms");
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.accept()) {
        peer.expect(RawPeer.HANDSHAKE);
        peer.send("{\"GetBlocks\":[3,3]}");

        String line = peer.line();
        while (!line.startsWith("{\"BlocksResponse\":")) {
          line = peer.line();
        }
        assertThat(line).contains("\"height\":3,");
      }
    }
  }

  @Test
  void aLateAckIsHarmless() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.ack", "100ms");
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.accept()) {
        peer.expect(RawPeer.HANDSHAKE).expect("\"GetBlockHeight\"");

        peer.send(RawPeer.ACK, "{\"GetBlockHash\":1}");

        String line = peer.line();
        while (!line.startsWith("{\"BlockHashResponse\":")) {
          line = peer.line();
        }
        assertThat(gateway.count("violations")).isZero();
      }
    }
  }
}
