package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.gateway.route.News;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlockAnnouncement;
import org.timecoin.protocol.message.ChainMessage.BlockHashResponse;
import org.timecoin.protocol.message.ConnectionMessage.Ack;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.TransactionMessage.TransactionBroadcast;

/**
 * What peers are told and what is read from them while the log is slow or away (architecture.md,
 * "Kafka").
 */
class SlowLogTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void nothingIsAcknowledgedBeforeItIsDurable() throws IOException {
    Block block = TestChain.upTo(1).getLast();
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = modern(gateway, "127.0.0.2")) {
      gateway.log().becomeSlow();
      peer.send(new BlockAnnouncement(block));
      await().atMost(PATIENCE).until(() -> !gateway.log().published().isEmpty());
      assertThat(peer.isSilentFor(Duration.ofMillis(200))).isTrue();

      gateway.log().recover();

      assertThat(peer.next(Ack.class).messageType())
          .isEqualTo("BlockAnnouncement:" + block.hash().hex());
    }
  }

  @Test
  void aTransactionIsAcknowledgedByItsId() throws IOException {
    var transaction = TestChain.transaction(5, 100);
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = modern(gateway, "127.0.0.2")) {
      peer.send(new TransactionBroadcast(transaction));

      assertThat(peer.next(Ack.class).messageType())
          .isEqualTo("TransactionBroadcast:" + transaction.txid().hex());
    }
  }

  @Test
  void aLegacyPeerHearsNoAck() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send(new BlockAnnouncement(TestChain.upTo(1).getLast()));
      peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");

      assertThat(gateway.log().published()).hasSize(1);
    }
  }

  @Test
  void whileMuchWaitsThePeerIsNotReadAndItsConnectionStays() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("news.bytes-per-peer", "20000");
        RawPeer peer = modern(gateway, "127.0.0.2");
        RawPeer other = modern(gateway, "127.0.0.3")) {
      gateway.log().becomeSlow();
      List<Block> blocks = TestChain.upTo(30, 2_000);
      for (Block block : blocks) {
        peer.send(new BlockAnnouncement(block));
      }
      await().atMost(PATIENCE).until(() -> gateway.count("reading.paused", "reason", "news") == 1);
      assertThat(gateway.log().published()).hasSizeLessThan(blocks.size());

      other.send("{\"GetBlockHash\":1}");
      assertThat(other.next(BlockHashResponse.class).height()).isEqualTo(1);

      gateway.log().recover();
      for (Block block : blocks) {
        assertThat(peer.next(Ack.class).messageType()).endsWith(block.hash().hex());
      }
      assertThat(gateway.log().published())
          .isEqualTo(blocks.stream().map(News.NewBlock::new).toList());
      assertThat(gateway.count("violations")).isZero();
    }
  }

  @Test
  void whenTogetherTheyWaitForTooMuchEveryoneWhoSendsWaits() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("news.bytes-total", "5000");
        RawPeer first = modern(gateway, "127.0.0.2");
        RawPeer second = modern(gateway, "127.0.0.3")) {
      gateway.log().becomeSlow();
      first.send(new BlockAnnouncement(TestChain.upTo(1, 3_000).getLast()));
      second.send(new BlockAnnouncement(TestChain.upTo(2, 3_000).getLast()));

      await().atMost(PATIENCE).until(() -> gateway.count("reading.paused", "reason", "news") == 2);
      gateway.log().recover();

      second.send("{\"GetBlockHash\":1}");
      assertThat(second.next(BlockHashResponse.class).height()).isEqualTo(1);
    }
  }

  @Test
  void aBlockAboveTheLimitIsNeverPublished() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("news.block-bytes", "5000");
        RawPeer peer = modern(gateway, "127.0.0.2")) {
      peer.send(new BlockAnnouncement(TestChain.upTo(1, 6_000).getLast()));
      peer.send("{\"GetBlockHash\":1}");
      peer.next(BlockHashResponse.class);

      assertThat(gateway.log().published()).isEmpty();
      assertThat(gateway.count("violations", "kind", "malformed_item")).isEqualTo(1);
    }
  }

  private static RawPeer modern(GatewayRig gateway, String ip) throws IOException {
    RawPeer peer = RawPeer.shakeHands(ip, gateway.port());
    String id = "00000000000000" + "%02x".formatted((int) ip.charAt(ip.length() - 1));
    peer.send(DuplicateConnectionTest.version(id));
    peer.next(Version.class);
    // What is asked of a newcomer comes right behind.
    peer.expect("\"GetBlockHeight\"")
        .expect("\"GetPendingTransactions\"")
        .expect("\"GetMasternodes\"");
    return peer;
  }
}
