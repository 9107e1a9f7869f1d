package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.protocol.message.ChainMessage.BlockAnnouncement;

/** Peers that send or ask more than a peer may. */
class FlooderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void requestsOverTheRateAreDroppedAndNotPunished() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      for (int i = 0; i < 500; i++) {
        peer.send("{\"BlockRequest\":1}");
      }
      await()
          .atMost(PATIENCE)
          .until(() -> gateway.count("dropped", "reason", "rate", "kind", "BlockResponse") > 300);

      assertThat(gateway.count("violations")).isZero();
      assertThat(gateway.sessionOf(peer.localPort())).isPresent();
    }
  }

  @Test
  void whatLastsTooLongIsAViolation() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("rates.forgiven", "0s");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      for (int i = 0; i < 150; i++) {
        peer.send("{\"BlockRequest\":1}");
      }

      await().atMost(PATIENCE).until(() -> gateway.count("violations", "kind", "over_rate") >= 1);
    }
  }

  @Test
  void anotherPeerIsServedMeanwhile() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer flooder = RawPeer.shakeHands("127.0.0.2", gateway.port());
        RawPeer other = RawPeer.shakeHands("127.0.0.3", gateway.port())) {
      for (int i = 0; i < 2000; i++) {
        flooder.send("{\"GetBlockHash\":1}");
      }

      other.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
    }
  }

  @Test
  void blocksOverTheRateAreDropped() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      for (var block : TestChain.upTo(100)) {
        peer.send(new BlockAnnouncement(block));
      }
      peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");

      assertThat(gateway.log().published()).hasSizeBetween(40, 60);
      assertThat(gateway.count("dropped", "reason", "rate", "kind", "block")).isPositive();
    }
  }

  @Test
  void fromOneAddressEightConnectionsAreAccepted() throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    try (GatewayRig gateway = GatewayRig.with()) {
      for (int i = 0; i < 8; i++) {
        peers.add(RawPeer.shakeHands("127.0.0.2", gateway.port()));
      }
      try (RawPeer ninth = RawPeer.dial("127.0.0.2", gateway.port());
          RawPeer other = RawPeer.shakeHands("127.0.0.3", gateway.port())) {
        ninth.awaitEnd();
        other.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
      }
      assertThat(gateway.count("connections.refused", "reason", "address_total")).isEqualTo(1);
      peers.removeFirst().close();
      await().atMost(PATIENCE).until(() -> gateway.ask(all -> all.open().size()) <= 7);
      RawPeer.shakeHands("127.0.0.2", gateway.port()).close();
    } finally {
      for (RawPeer peer : peers) {
        peer.close();
      }
    }
  }

  @Test
  void noMoreConnectionsThanConfiguredAreAccepted() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("connections.inbound-total", "1");
        RawPeer first = RawPeer.shakeHands("127.0.0.2", gateway.port());
        RawPeer second = RawPeer.dial("127.0.0.3", gateway.port())) {
      second.awaitEnd();
      first.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
      assertThat(gateway.count("connections.refused", "reason", "total")).isEqualTo(1);
    }
  }
}
