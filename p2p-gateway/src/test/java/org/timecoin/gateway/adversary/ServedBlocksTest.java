package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlockHashResponse;
import org.timecoin.protocol.message.ChainMessage.BlockRangeResponse;
import org.timecoin.protocol.message.ChainMessage.BlockResponse;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.message.UtxoMessage.UtxoStateHashResponse;

/** What a peer is served, in its order and within its bounds. */
class ServedBlocksTest {

  private static final List<Block> CHAIN = TestChain.upTo(250);

  @Test
  void aRangeIsInclusiveAndCutToOneHundredAndOne() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("{\"GetBlocks\":[5,7]}", "{\"GetBlocks\":[0,18446744073709551615]}");
      assertThat(peer.next(BlocksResponse.class).blocks()).isEqualTo(CHAIN.subList(5, 8));
      assertThat(peer.next(BlocksResponse.class).blocks()).isEqualTo(CHAIN.subList(0, 101));

      peer.send("{\"GetBlockRange\":{\"start_height\":249,\"end_height\":400}}");
      assertThat(peer.next(BlockRangeResponse.class).blocks()).isEqualTo(CHAIN.subList(249, 251));
    }
  }

  @Test
  void aRangeWithoutBlocksIsAnsweredWithNone() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("{\"GetBlocks\":[7,5]}", "{\"GetBlocks\":[251,300]}");

      peer.expect("{\"BlocksResponse\":[]}").expect("{\"BlocksResponse\":[]}");
    }
  }

  @Test
  void aSingleBlockThatIsMissingIsNotAnswered() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("{\"BlockRequest\":999}", "{\"BlockRequest\":9}");

      assertThat(peer.next(BlockResponse.class).block()).isEqualTo(CHAIN.get(9));
      assertThat(gateway.count("served", "kind", "BlockResponse", "outcome", "missing"))
          .isEqualTo(1);
    }
  }

  @Test
  void aReplyStopsAtEightMebibytes() throws IOException {
    List<Block> large = TestChain.upTo(20, 300_000);
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      gateway.chain().become(large);
      peer.send("{\"GetBlocks\":[1,20]}");
      String line = peer.line();
      assertThat(line.length()).isBetween(4_000_000, 8 * 1024 * 1024);

      peer.send("{\"GetBlocks\":[1,20]}");
      List<Block> blocks = peer.next(BlocksResponse.class).blocks();
      assertThat(blocks).isEqualTo(large.subList(1, 1 + blocks.size())).hasSizeLessThan(20);
    }
  }

  @Test
  void atLeastOneBlockIsInAReplyHoweverLarge() throws IOException {
    List<Block> huge = TestChain.upTo(3, 2_500_000);
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      gateway.chain().become(huge);
      peer.send("{\"GetBlocks\":[1,3]}");

      assertThat(peer.next(BlocksResponse.class).blocks()).containsExactly(huge.get(1));
    }
  }

  @Test
  void answersKeepTheOrderOfTheQuestions() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("{\"GetBlocks\":[1,100]}", "\"GetBlockHeight\"", "{\"BlockRequest\":3}");

      assertThat(peer.message()).isInstanceOf(BlocksResponse.class);
      peer.expect("{\"BlockHeightResponse\":250}");
      assertThat(peer.message()).isInstanceOf(BlockResponse.class);
    }
  }

  @Test
  void whileTheChainIsAwayNothingIsMadeUp() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      gateway.chain().goAway();
      peer.send("\"GetBlockHeight\"", "{\"GetBlocks\":[1,5]}", "{\"GetBlockHash\":1}");
      peer.send("{\"Ping\":{\"nonce\":5,\"timestamp\":1}}");
      assertThat(peer.line()).startsWith("{\"Pong\":{\"nonce\":5,");
      assertThat(gateway.count("served", "outcome", "unavailable")).isEqualTo(3);

      gateway.chain().comeBack();
      peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
    }
  }

  @Test
  void aSlowAnswerToOnePeerDoesNotDelayAnother() throws IOException {
    AtomicReference<io.smallrye.mutiny.subscription.UniEmitter<? super Void>> held =
        new AtomicReference<>();
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer slow = RawPeer.shakeHands("127.0.0.2", gateway.port());
        RawPeer other = RawPeer.shakeHands("127.0.0.3", gateway.port())) {
      gateway.chain().answerAfter(() -> Uni.createFrom().<Void>emitter(held::set));
      slow.send("{\"GetBlocks\":[1,5]}");
      assertThat(slow.isSilentFor(Duration.ofMillis(200))).isTrue();
      gateway.chain().answerAfter(() -> Uni.createFrom().voidItem());

      other.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");

      held.get().complete(null);
      assertThat(slow.next(BlocksResponse.class).blocks()).hasSize(5);
    }
  }

  @Test
  void hashesOfBlocksAndOfTheSetOfOutputs() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("{\"GetBlockHash\":9}", "{\"GetBlockHash\":251}", "\"GetUTXOStateHash\"");

      assertThat(peer.next(BlockHashResponse.class).hash()).contains(CHAIN.get(9).hash());
      assertThat(peer.next(BlockHashResponse.class).hash()).isEmpty();
      assertThat(peer.next(UtxoStateHashResponse.class).utxoCount()).isEqualTo(7);
    }
  }

  @Test
  void whatIsNotServedYetIsCountedAndNoError() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("\"GetUTXOSet\"", "{\"Unsubscribe\":\"x\"}", "\"GetMasternodes\"");
      peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");

      assertThat(gateway.count("dropped", "reason", "not_served")).isEqualTo(3);
      assertThat(gateway.count("dropped", "kind", "GetUTXOSet")).isEqualTo(1);
      assertThat(gateway.count("violations")).isZero();
    }
  }
}
