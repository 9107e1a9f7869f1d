package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.gateway.route.News;
import org.timecoin.gateway.session.Inquiries;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.ChainMessage.BlockHashResponse;
import org.timecoin.protocol.message.ChainMessage.BlockHeightResponse;
import org.timecoin.protocol.message.ChainMessage.GetBlockHash;
import org.timecoin.protocol.message.ChainMessage.GetBlockHeight;
import org.timecoin.protocol.message.ConnectionMessage.GetPeers;
import org.timecoin.protocol.message.ConnectionMessage.PeersResponse;
import org.timecoin.protocol.message.ConnectionMessage.Ping;
import org.timecoin.protocol.message.ConnectionMessage.Pong;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.MasternodeMessage.MasternodeAnnouncement;
import org.timecoin.protocol.message.MasternodeMessage.MasternodesResponse;
import org.timecoin.protocol.message.UtxoMessage.GetUtxoStateHash;
import org.timecoin.protocol.reward.Tier;

/**
 * What is said on a connection that stands (protocol.md section 5, "Keeping it"), and what is asked
 * over it.
 */
class KeepAliveTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final MasternodeInfo MASTERNODE =
      new MasternodeInfo(
          "127.0.0.1:24100", "TIME0x", Tier.GOLD, SigningKey.fromSeed(new byte[32]).publicKey());

  @Test
  void everySoOftenWeSayWhoWeAreAndAskWhatThePeerHas() throws IOException {
    try (GatewayRig gateway =
            GatewayRig.with("timing.keep-alive", "300ms", "timing.height-while-behind", "1h");
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = dialled(gateway, server)) {
      gateway.ownNode().masternodeIs(Optional.of(MASTERNODE));

      assertThat(peer.next(MasternodeAnnouncement.class).masternode()).isEqualTo(MASTERNODE);
      assertThat(peer.message()).isInstanceOf(GetBlockHeight.class);
      assertThat(peer.message()).isInstanceOf(GetUtxoStateHash.class);
      assertThat(peer.next(MasternodeAnnouncement.class)).isNotNull();
    }
  }

  @Test
  void aLegacyPeerThatDialledUsIsAskedNothing() throws IOException {
    try (GatewayRig gateway =
            GatewayRig.with("timing.keep-alive", "200ms", "timing.height-while-behind", "100ms");
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      assertThat(peer.isSilentFor(Duration.ofMillis(500))).isTrue();

      gateway.ownNode().masternodeIs(Optional.of(MASTERNODE));

      assertThat(peer.message()).isEqualTo(new MasternodeAnnouncement(MASTERNODE));
    }
  }

  @Test
  void whileSomeoneIsBehindTheHeightIsAskedOften() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.height-while-behind", "100ms");
        RawServer server = new RawServer("127.0.0.3");
        RawPeer peer = dialled(gateway, server)) {
      for (int i = 0; i < 3; i++) {
        assertThat(peer.message()).isInstanceOf(GetBlockHeight.class);
      }
    }
  }

  @Test
  void aPeerThatPingsIsPinged() throws IOException {
    Version pings =
        new Version(
            "x",
            "",
            "",
            1,
            "Testnet",
            "",
            0,
            List.of("ping", "id:00000000000000cc"),
            Optional.empty(),
            Optional.empty());
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send(pings);
      Ping ping = peer.next(Ping.class);
      peer.send(new Pong(ping.nonce(), 0));

      await()
          .atMost(PATIENCE)
          .until(
              () -> gateway.sessionOf(peer.localPort()).orElseThrow().facts().pingMs().isPresent());
    }
  }

  @Test
  void heightsAndHashesOfSeveralPeersAreAsked() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer one = new RawServer("127.0.0.3");
        RawServer two = new RawServer("127.0.0.4");
        RawPeer first = dialled(gateway, one);
        RawPeer second = dialled(gateway, two)) {
      Inquiries inquiries = gateway.inquiries();
      var heights = inquiries.heights(0, Duration.ofSeconds(10)).subscribeAsCompletionStage();
      first.next(GetBlockHeight.class);
      first.send(new BlockHeightResponse(5));
      second.next(GetBlockHeight.class);
      second.send(new BlockHeightResponse(6));
      assertThat(heights.join().answers())
          .containsExactlyInAnyOrder(
              new Inquiries.Answer<>(one.address(), 5L), new Inquiries.Answer<>(two.address(), 6L));

      var hashes = inquiries.hashes(9, 0, Duration.ofMillis(500)).subscribeAsCompletionStage();
      first.next(GetBlockHash.class);
      first.send(new BlockHashResponse(9, Optional.of(Hash.ZERO)));
      assertThat(hashes.join().answers())
          .containsExactly(new Inquiries.Answer<>(one.address(), Optional.of(Hash.ZERO)));
      assertThat(hashes.join().silent()).containsExactly(two.address());
    }
  }

  @Test
  void masternodesThatAPeerListsGoToTheLogOnlyWhenAskedFor() throws IOException {
    MasternodesResponse list = new MasternodesResponse(List.of(MASTERNODE));
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer asked = dialled(gateway, server);
        RawPeer unasked = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      unasked.send(list).send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
      assertThat(gateway.log().published()).isEmpty();

      asked.send(list).send(list).send("\"GetBlockHeight\"");
      asked.next(BlockHeightResponse.class);

      assertThat(gateway.log().published()).containsExactly(new News.Listed(MASTERNODE));
      assertThat(gateway.count("dropped", "reason", "unasked")).isEqualTo(2);
    }
  }

  @Test
  void peersAreNamedThatCanBeDialled() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer dialled = dialled(gateway, server);
        RawPeer inbound = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      inbound.send(DuplicateConnectionTest.version("00000000000000dd")).send(new GetPeers());

      // The inbound peer says it listens on 127.0.0.9:24100: only the port of that is believed.
      assertThat(inbound.next(PeersResponse.class).addresses())
          .containsExactlyInAnyOrder(server.address(), "127.0.0.2:24100");
      assertThat(dialled.localPort()).isPositive();
    }
  }

  private static RawPeer dialled(GatewayRig gateway, RawServer server) throws IOException {
    gateway.dial(server.address(), true);
    RawPeer peer = server.acceptAndAck();
    peer.next(Version.class);
    return peer;
  }
}
