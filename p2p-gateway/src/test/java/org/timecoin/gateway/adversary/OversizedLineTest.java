package org.timecoin.gateway.adversary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.wire.WireCodec;

/** Lines beyond their limit (protocol.md section 1). */
class OversizedLineTest {

  @Test
  void beforeItsHandshakeAPeerHasFourKibibytes() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
      peer.sendTooMuch(new byte[4097]);

      peer.awaitEnd();
      assertThat(gateway.count("violations", "kind", "line_too_long")).isEqualTo(1);
    }
  }

  @Test
  void aSmallMessageHasSixtyFourKibibytes() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("{\"GetBlockHash\":7" + " ".repeat(60_000) + "}");
      assertThat(peer.line()).startsWith("{\"BlockHashResponse\":{\"height\":7,");

      peer.sendTooMuch(("{\"GetBlockHash\":7" + " ".repeat(66_000) + "}\n").getBytes(US_ASCII));

      peer.awaitEnd();
      assertThat(gateway.count("violations", "kind", "line_too_long")).isEqualTo(1);
    }
  }

  @Test
  void anAnswerNobodyAskedForIsASmallMessage() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.sendTooMuch(WireCodec.encodeLine(new BlocksResponse(TestChain.upTo(100))));

      peer.awaitEnd();
      assertThat(gateway.count("violations", "kind", "line_too_long")).isEqualTo(1);
    }
  }

  @Test
  void anAnnouncedBlockMayBeLarge() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      var block = TestChain.upTo(1, 500_000).getLast();
      peer.send(new org.timecoin.protocol.message.ChainMessage.BlockAnnouncement(block));
      peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");

      assertThat(gateway.log().published())
          .isEqualTo(List.of(new org.timecoin.gateway.route.News.NewBlock(block)));
    }
  }

  @Test
  void aDialledPeerHasItsLimitsAtOnce() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3")) {
      gateway.dial(server.address(), true);
      try (RawPeer peer = server.accept()) {
        peer.expect(RawPeer.HANDSHAKE);
        peer.send("{\"GetBlockHash\":7" + " ".repeat(60_000) + "}", RawPeer.ACK);

        assertThat(peer.next(Version.class)).isNotNull();
        assertThat(gateway.count("violations")).isZero();
      }
    }
  }

  @Test
  void allUnfinishedLinesShareABudgetAndTheLargestGoesFirst() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("lines.unfinished-bytes", "3000000");
        RawPeer small = RawPeer.shakeHands("127.0.0.2", gateway.port());
        RawPeer large = RawPeer.shakeHands("127.0.0.4", gateway.port())) {
      small.sendBytes(begunBlock(300_000));
      large.sendTooMuch(begunBlock(4_000_000));

      large.awaitEnd();
      assertThat(gateway.count("violations", "kind", "unfinished_too_large")).isEqualTo(1);
      assertThat(gateway.sessionOf(small.localPort())).isPresent();
    }
  }

  private static byte[] begunBlock(int bytes) {
    byte[] line = new byte[bytes];
    java.util.Arrays.fill(line, (byte) ' ');
    byte[] start = "{\"BlockAnnouncement\":".getBytes(US_ASCII);
    System.arraycopy(start, 0, line, 0, start.length);
    return line;
  }
}
