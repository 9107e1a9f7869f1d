package org.timecoin.gateway.adversary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.protocol.message.ChainMessage.BlockHashResponse;
import org.timecoin.protocol.message.ChainMessage.BlockHeightResponse;
import org.timecoin.protocol.message.ChainMessage.GenesisHashResponse;
import org.timecoin.protocol.message.ConnectionMessage.PeersResponse;
import org.timecoin.protocol.message.ConnectionMessage.Pong;

/**
 * The race that the Ack exists for: a handshake and five questions in one segment (protocol.md
 * section 5).
 */
class SixMessagesInOneSegmentTest {

  @Test
  void nothingBehindTheHandshakeIsLostOrPunished() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
      peer.send(
          RawPeer.HANDSHAKE,
          "\"GetBlockHeight\"",
          "{\"GetBlockHash\":7}",
          "\"GetGenesisHash\"",
          "\"GetPeers\"",
          "{\"Ping\":{\"nonce\":18446744073709551615,\"timestamp\":1}}");

      peer.expect(RawPeer.ACK).expect("\"GetPeers\"");
      assertThat(peer.message()).isEqualTo(new BlockHeightResponse(250));
      assertThat(peer.message()).isInstanceOf(BlockHashResponse.class);
      assertThat(peer.message()).isInstanceOf(GenesisHashResponse.class);
      assertThat(peer.message()).isInstanceOf(PeersResponse.class);
      assertThat(peer.message())
          .isInstanceOfSatisfying(Pong.class, pong -> assertThat(pong.nonce()).isEqualTo(-1));
      assertThat(gateway.count("violations")).isZero();
    }
  }

  @Test
  void aHandshakeInPiecesIsAHandshake() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.dial("127.0.0.2", gateway.port())) {
      peer.drip((RawPeer.HANDSHAKE + "\r\n\"GetBlockHeight\"\n").getBytes(US_ASCII));

      peer.expect(RawPeer.ACK).expect("\"GetPeers\"").expect("{\"BlockHeightResponse\":250}");
    }
  }
}
