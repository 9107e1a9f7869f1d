package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;

/** Peers that begin something and don't go on. */
class SlowLorisTest {

  @Test
  void aPeerThatSaysNothingIsClosedAfterTheHandshakeTime() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.handshake", "200ms");
        RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
      peer.awaitEnd();

      assertThat(gateway.count("handshakes", "outcome", "handshake_timeout")).isEqualTo(1);
      assertThat(gateway.count("violations")).isZero();
    }
  }

  @Test
  void aHandshakeThatNeverEndsIsClosedAfterTheHandshakeTime() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.handshake", "300ms");
        RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
      peer.sendBytes(new byte[] {'{', '"'});

      peer.awaitEnd();
      assertThat(gateway.count("handshakes", "outcome", "handshake_timeout")).isEqualTo(1);
    }
  }

  @Test
  void aBegunLineThatStandsStillIsAViolation() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.progress-window", "300ms");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.sendBytes(new byte[] {'{', '"', 'G'});

      peer.awaitEnd();
      assertThat(gateway.count("violations", "kind", "line_too_slow")).isEqualTo(1);
    }
  }

  @Test
  void aPeerThatIsQuietBetweenLinesIsLeftAlone() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.progress-window", "100ms");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      assertThat(peer.isSilentFor(Duration.ofMillis(500))).isTrue();

      peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
    }
  }

  @Test
  void aPeerThatIsQuietForTooLongIsClosed() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.idle", "300ms");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.awaitEnd();

      assertThat(gateway.count("connections.ended", "reason", "idle")).isEqualTo(1);
      assertThat(gateway.count("violations")).isZero();
    }
  }
}
