package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;

/**
 * Peers that ask and don't take the answers. One answer has two megabytes, and sockets hold a few:
 * of all answers they can't hold the greater part.
 */
class SlowReaderTest {

  private static final String ALL = "{\"GetBlocks\":[1,100]}";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void answersWaitUntilTheReaderHasTakenTheLastOnes() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("connections.busy-bytes", "100000");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      gateway.chain().become(TestChain.upTo(100, 5_000));
      for (int i = 0; i < 20; i++) {
        peer.send(ALL);
      }
      await().atMost(PATIENCE).until(() -> gateway.count("served", "outcome", "answered") > 0);
      await()
          .during(Duration.ofMillis(500))
          .atMost(PATIENCE)
          .until(() -> gateway.count("served", "outcome", "answered") < 20);

      for (int i = 0; i < 20; i++) {
        assertThat(peer.next(BlocksResponse.class).blocks()).hasSize(100);
      }
    }
  }

  @Test
  void asManyRequestsWaitAsMayWaitAndThenTheSocketIsNotRead() throws IOException {
    try (GatewayRig gateway =
            GatewayRig.with(
                "connections.busy-bytes", "100000", "connections.requests-waiting", "10");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      gateway.chain().become(TestChain.upTo(100, 5_000));
      for (int i = 0; i < 30; i++) {
        peer.send(ALL);
      }
      await()
          .atMost(PATIENCE)
          .until(() -> gateway.count("reading.paused", "reason", "requests") > 0);

      for (int i = 0; i < 30; i++) {
        assertThat(peer.next(BlocksResponse.class).blocks()).hasSize(100);
      }
      assertThat(gateway.count("violations")).isZero();
    }
  }

  @Test
  void aReaderThatTakesNothingIsDisconnected() throws IOException {
    try (GatewayRig gateway =
            GatewayRig.with("timing.slow-reader", "100ms", "connections.busy-bytes", "100000");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      gateway.chain().become(TestChain.upTo(100, 300));
      for (int i = 0; i < 80; i++) {
        peer.send(ALL);
      }

      await()
          .atMost(PATIENCE)
          .until(() -> gateway.count("connections.ended", "reason", "slow_reader") == 1);
    }
  }
}
