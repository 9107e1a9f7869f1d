package org.timecoin.gateway.adversary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;

/**
 * Bytes that are no messages: counted, never an exception, and in the end a ban (protocol.md
 * section 5).
 */
class GarbageBytesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"GET / HTTP/1.1\r", "\u0016\u0003\u0001\u0002", "~W~M\u0001", "{}", "null", ""})
  void garbageInsteadOfAHandshakeClosesAndCountsOne(String line) throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
      peer.sendBytes((line + "\n").getBytes(ISO_8859_1));

      peer.awaitEnd();
      assertThat(gateway.count("violations")).isEqualTo(1);
    }
  }

  @Test
  void aValidMessageInsteadOfAHandshakeClosesWithoutPenalty() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
      peer.send("\"GetBlockHeight\"");

      peer.awaitEnd();
      assertThat(gateway.count("violations")).isZero();
      assertThat(gateway.count("connections.ended", "reason", "not_a_handshake")).isEqualTo(1);
    }
  }

  @Test
  void theThirdViolationBansTheAddress() throws IOException {
    try (GatewayRig gateway = GatewayRig.with()) {
      try (RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port());
          RawPeer innocent = RawPeer.shakeHands("127.0.0.3", gateway.port())) {
        peer.send("garbage", "{\"NoSuchMessage\":1}");
        peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
        peer.send("garbage");

        peer.awaitEnd();
        innocent.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
      }
      try (RawPeer again = RawPeer.dial("127.0.0.2", gateway.port())) {
        again.awaitEnd();
      }
      assertThat(gateway.count("connections.refused", "reason", "banned")).isEqualTo(1);
      assertThat(gateway.count("bans")).isEqualTo(1);
    }
  }

  @Test
  void aBanClosesAllConnectionsOfTheAddress() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer quiet = RawPeer.shakeHands("127.0.0.2", gateway.port());
        RawPeer loud = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      loud.send("x", "y", "z");

      quiet.awaitEnd();
      loud.awaitEnd();
    }
  }

  @Test
  void aConfiguredPeerIsDisconnectedButNotBanned() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.reconnect-first", "50ms");
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.acceptAndAck()) {
        peer.send("x", "y", "z");
        peer.awaitEnd();
      }
      try (RawPeer again = server.acceptAndAck()) {
        again.expect("\"GetBlockHeight\"");
      }
      assertThat(gateway.count("bans")).isZero();
      assertThat(gateway.count("violations")).isEqualTo(3);
    }
  }

  @Test
  void tenLinesOfGarbageCloseAConnectionThatMayNotBeBanned() throws IOException {
    try (GatewayRig gateway =
            GatewayRig.with(
                "bans.first-count",
                "1000",
                "bans.second-count",
                "1000",
                "bans.forever-count",
                "1000");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");

      peer.awaitEnd();
      assertThat(gateway.count("violations", "kind", "parse_failure")).isEqualTo(10);
      assertThat(gateway.count("connections.ended", "reason", "too_many_parse_failures"))
          .isEqualTo(1);
    }
  }

  @Test
  void randomBytesNeverDoMoreThanClose() throws IOException {
    Random random = new Random(42);
    try (GatewayRig gateway =
        GatewayRig.with(
            "bans.first-count",
            "1000",
            "bans.second-count",
            "1000",
            "bans.forever-count",
            "1000")) {
      for (int run = 0; run < 50; run++) {
        byte[] noise = new byte[1 + random.nextInt(20_000)];
        random.nextBytes(noise);
        noise[noise.length - 1] = '\n';
        try (RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
          peer.sendBytes(noise);
          peer.awaitEnd();
        } catch (IOException reset) {
          // The gateway may have closed before everything was written.
          assertThat(reset).hasMessageMatching("(?i).*(reset|broken pipe).*");
        }
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> gateway.count("connections.ended") == 50);
      try (RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
        peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
      }
    }
  }
}
