package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlockAnnouncement;
import org.timecoin.protocol.message.ConnectionMessage.Ack;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.TransactionMessage.TransactionBroadcast;

/**
 * Our blocks and transactions on their way to peers of every kind (protocol.md sections 5 and 6).
 */
class RelayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Block BLOCK = TestChain.upTo(251).getLast();

  @Test
  void aPeerThatAcknowledgesHearsOnce() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.repeat-first", "200ms");
        RawPeer peer = modern(gateway)) {
      gateway.tell(all -> all.announce(BLOCK, ""));
      assertThat(peer.next(BlockAnnouncement.class).block()).isEqualTo(BLOCK);
      peer.send(new Ack("BlockAnnouncement:" + BLOCK.hash().hex()));

      assertThat(peer.isSilentFor(Duration.ofMillis(600))).isTrue();
      assertThat(gateway.count("announced", "outcome", "acknowledged")).isEqualTo(1);
    }
  }

  @Test
  void withoutAnAckItIsRepeatedThreeTimesAndThenGivenUp() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.repeat-first", "50ms");
        RawPeer peer = modern(gateway)) {
      gateway.tell(all -> all.announce(BLOCK, ""));
      for (int i = 0; i < 4; i++) {
        assertThat(peer.next(BlockAnnouncement.class).block()).isEqualTo(BLOCK);
      }

      await().atMost(PATIENCE).until(() -> gateway.count("announced", "outcome", "given_up") == 1);
      assertThat(peer.isSilentFor(Duration.ofMillis(300))).isTrue();
    }
  }

  @Test
  void whoBroughtItIsNotTold() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = modern(gateway)) {
      gateway.tell(all -> all.announce(BLOCK, "127.0.0.2:" + peer.localPort()));

      assertThat(peer.isSilentFor(Duration.ofMillis(300))).isTrue();
    }
  }

  @Test
  void aLegacyPeerIsToldOnAConnectionOfItsOwnWhenTheBlockIsItsNext() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer standing = legacy(gateway, server)) {
      gateway.tell(all -> all.announce(BLOCK, ""));
      try (RawPeer errand = server.acceptAndAck()) {
        errand.expect("\"GetBlockHeight\"");
        errand.send("{\"BlockHeightResponse\":250}");

        assertThat(errand.next(BlockAnnouncement.class).block()).isEqualTo(BLOCK);
        errand.awaitEnd();
      }
      assertThat(standing.isSilentFor(Duration.ofMillis(200))).isTrue();
    }
  }

  @Test
  void aLegacyPeerAtAnotherHeightIsToldNothing() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer standing = legacy(gateway, server)) {
      gateway.tell(all -> all.announce(BLOCK, ""));
      try (RawPeer errand = server.acceptAndAck()) {
        errand.expect("\"GetBlockHeight\"");
        errand.send("{\"BlockHeightResponse\":251}");

        errand.awaitEnd();
      }
      await()
          .atMost(PATIENCE)
          .until(() -> gateway.count("announced", "outcome", "legacy_not_next") == 1);
      assertThat(standing.isSilentFor(Duration.ofMillis(100))).isTrue();
    }
  }

  @Test
  void aTransactionGoesToALegacyPeerWeDialledAndNotToOneThatDialledUs() throws IOException {
    var transaction = TestChain.transaction(1, 50);
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer dialled = legacy(gateway, server);
        RawPeer inbound = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      gateway.tell(all -> all.broadcast(transaction, ""));

      assertThat(dialled.next(TransactionBroadcast.class).transaction()).isEqualTo(transaction);
      assertThat(inbound.isSilentFor(Duration.ofMillis(300))).isTrue();
    }
  }

  private static RawPeer modern(GatewayRig gateway) throws IOException {
    RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port());
    peer.send(DuplicateConnectionTest.version("00000000000000aa"));
    peer.next(Version.class);
    peer.expect("\"GetBlockHeight\"")
        .expect("\"GetPendingTransactions\"")
        .expect("\"GetMasternodes\"");
    return peer;
  }

  private static RawPeer legacy(GatewayRig gateway, RawServer server) throws IOException {
    gateway.dial(server.address(), true);
    RawPeer peer = server.acceptAndAck();
    peer.next(Version.class);
    return peer;
  }
}
