package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.gateway.session.FetchItem;
import org.timecoin.gateway.session.FetchItem.Ended;
import org.timecoin.gateway.session.FetchItem.Outcome;
import org.timecoin.gateway.session.FetchOrder;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.message.ChainMessage.GetBlocks;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.wire.WireCodec;

/** Answers to block requests in every shape a peer can give them. */
class SplitReplyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<Block> CHAIN = TestChain.upTo(300);

  @Test
  void aReplyInSegmentsOfOneByteIsAReply() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      var items = fetch(gateway, 10, 11, 5_000);
      assertThat(peer.next(GetBlocks.class)).isEqualTo(new GetBlocks(10, 11));
      peer.drip(WireCodec.encodeLine(new BlocksResponse(CHAIN.subList(10, 12))));

      assertThat(items.join())
          .containsExactly(
              new FetchItem.Started(server.address()),
              new FetchItem.Came(CHAIN.subList(10, 12)),
              new Ended(Outcome.COMPLETE, server.address(), "2 blocks"));
    }
  }

  @Test
  void aPeerIsNotSilentWhileItsReplyTrickles() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      var items = fetch(gateway, 10, 11, 500);
      peer.next(GetBlocks.class);
      byte[] reply = WireCodec.encodeLine(new BlocksResponse(CHAIN.subList(10, 12)));
      for (int from = 0; from < reply.length; from += reply.length / 5) {
        peer.isSilentFor(Duration.ofMillis(250));
        peer.sendBytes(
            java.util.Arrays.copyOfRange(
                reply, from, Math.min(reply.length, from + reply.length / 5)));
      }

      assertThat(outcome(items.join())).isEqualTo(Outcome.COMPLETE);
    }
  }

  @Test
  void severalRequestsAreUnderWayAndAnsweredInOrder() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      var first = fetch(gateway, 1, 100, 5_000);
      assertThat(peer.next(GetBlocks.class)).isEqualTo(new GetBlocks(1, 100));
      var second = fetch(gateway, 101, 200, 5_000);
      assertThat(peer.next(GetBlocks.class)).isEqualTo(new GetBlocks(101, 200));
      peer.send(new BlocksResponse(CHAIN.subList(1, 101)));
      peer.send(new BlocksResponse(CHAIN.subList(101, 201)));

      assertThat(first.join().get(1)).isEqualTo(new FetchItem.Came(CHAIN.subList(1, 101)));
      assertThat(second.join().get(1)).isEqualTo(new FetchItem.Came(CHAIN.subList(101, 201)));
    }
  }

  @Test
  void aShorterReplyIsAPrefix() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      var items = fetch(gateway, 1, 100, 5_000);
      peer.next(GetBlocks.class);
      peer.send(new BlocksResponse(CHAIN.subList(1, 31)));

      assertThat(outcome(items.join())).isEqualTo(Outcome.PREFIX);
      assertThat(gateway.count("violations")).isZero();
    }
  }

  @Test
  void aRangeLongerThanOneReplyIsCut() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      var items = fetch(gateway, 1, 250, 5_000);
      assertThat(peer.next(GetBlocks.class)).isEqualTo(new GetBlocks(1, 101));
      peer.send(new BlocksResponse(CHAIN.subList(1, 102)));

      assertThat(outcome(items.join())).isEqualTo(Outcome.PREFIX);
    }
  }

  @Test
  void heightsOutsideTheRangeAreMalformedAndAViolation() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      var items = fetch(gateway, 1, 100, 5_000);
      peer.next(GetBlocks.class);
      peer.send(new BlocksResponse(CHAIN.subList(200, 220)));

      assertThat(outcome(items.join())).isEqualTo(Outcome.MALFORMED);
      assertThat(gateway.count("violations", "kind", "malformed_answer")).isEqualTo(1);
    }
  }

  @Test
  void aSilentPeerTimesOutAndItsLateReplyIsNotTakenForTheNext() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      var late = fetch(gateway, 1, 100, 200);
      peer.next(GetBlocks.class);
      assertThat(outcome(late.join())).isEqualTo(Outcome.TIMEOUT);

      var next = fetch(gateway, 101, 200, 5_000);
      peer.next(GetBlocks.class);
      peer.send(new BlocksResponse(CHAIN.subList(1, 101)));
      peer.send(new BlocksResponse(CHAIN.subList(101, 201)));

      assertThat(next.join().get(1)).isEqualTo(new FetchItem.Came(CHAIN.subList(101, 201)));
    }
  }

  @Test
  void aPeerThatClosesOnTheRequestEndsTheFetch() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      var items = fetch(gateway, 1, 100, 5_000);
      peer.next(GetBlocks.class);
      peer.hangUp();

      assertThat(outcome(items.join())).isEqualTo(Outcome.CLOSED);
    }
  }

  @Test
  void nobodyHasTheRange() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = connect(gateway, server)) {
      assertThat(outcome(fetch(gateway, 300, 301, 5_000).join())).isEqualTo(Outcome.NO_PEER);
      var only = new FetchOrder(1, 2, Optional.of("10.9.9.9:1"), Set.of(), 1_000);
      assertThat(outcome(fetch(gateway, only).join())).isEqualTo(Outcome.NO_PEER);
      var avoided = new FetchOrder(1, 2, Optional.empty(), Set.of(server.address()), 1_000);
      assertThat(outcome(fetch(gateway, avoided).join())).isEqualTo(Outcome.NO_PEER);
      assertThat(peer.isSilentFor(Duration.ofMillis(100))).isTrue();
    }
  }

  @Test
  void aPeerThatDialledUsIsAskedOnceItSentItsVersion() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("{\"BlockHeightResponse\":300}");
      await().atMost(PATIENCE).until(() -> gateway.sessionOf(peer.localPort()).isPresent());
      assertThat(outcome(fetch(gateway, 1, 5, 1_000).join())).isEqualTo(Outcome.NO_PEER);

      peer.send(DuplicateConnectionTest.version("00000000000000ee"));
      peer.next(Version.class);
      var items = fetch(gateway, 1, 5, 5_000);
      peer.next(GetBlocks.class);
      peer.send(new BlocksResponse(CHAIN.subList(1, 6)));

      assertThat(outcome(items.join())).isEqualTo(Outcome.COMPLETE);
    }
  }

  private static RawPeer connect(GatewayRig gateway, RawServer server) throws IOException {
    gateway.dial(server.address(), false);
    RawPeer peer = server.acceptAndAck();
    peer.next(Version.class);
    peer.send("{\"BlockHeightResponse\":299}");
    await()
        .atMost(PATIENCE)
        .until(() -> gateway.sessionOf(server.port()).flatMap(s -> s.facts().height()).isPresent());
    return peer;
  }

  private static java.util.concurrent.CompletableFuture<List<FetchItem>> fetch(
      GatewayRig gateway, long first, long last, long silenceMs) {
    return fetch(gateway, new FetchOrder(first, last, Optional.empty(), Set.of(), silenceMs));
  }

  private static java.util.concurrent.CompletableFuture<List<FetchItem>> fetch(
      GatewayRig gateway, FetchOrder order) {
    return gateway.fetches().fetch(order).collect().asList().subscribeAsCompletionStage();
  }

  private static Outcome outcome(List<FetchItem> items) {
    assertThat(items.getLast()).isInstanceOf(Ended.class);
    return ((Ended) items.getLast()).outcome();
  }
}
