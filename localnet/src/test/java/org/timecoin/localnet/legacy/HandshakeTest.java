package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.wire.OutgoingLine;

/** The beginning of a connection and the penalties, as the legacy node has them. */
class HandshakeTest {
  private static final String HEIGHT = "\"GetBlockHeight\"\n";

  private final LegacyPeer peer = LegacyPeer.start(LegacyPeers.options());

  @AfterEach
  void stop() {
    peer.close();
  }

  @Test
  void aMessageBeforeTheHandshakeEndsTheConnectionWithoutPenalty() throws IOException {
    for (int i = 0; i < 5; i++) {
      try (WireClient client = new WireClient(peer.address())) {
        client.send(HEIGHT);
        assertThat(client.next()).isEmpty();
      }
    }
    assertThat(peer.events().count(Kind.MESSAGE_BEFORE_HANDSHAKE)).isEqualTo(5);
    assertThat(peer.events().count(Kind.BANNED)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Handshake\":{\"magic\":[1,2,3,4],\"protocol_version\":1,\"network\":\"Testnet\"}}\n",
        "{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":2,\"network\":\"Testnet\"}}\n",
        "~W~M\"GetPeers\"\n"
      })
  void aWrongHandshakeIsAViolation(String line) throws IOException {
    for (int i = 0; i < 3; i++) {
      try (WireClient client = new WireClient(peer.address())) {
        client.send(line);
        assertThat(client.next()).isEmpty();
      }
    }
    assertThat(peer.events().count(Kind.BAD_HANDSHAKE)).isEqualTo(3);
    assertThat(peer.events().count(Kind.BANNED)).isEqualTo(1);
    assertRefused();
  }

  @Test
  void everythingInOneSegmentIsAnswered() throws IOException {
    try (WireClient client = new WireClient(peer.address())) {
      client.send(OutgoingLine.HANDSHAKE + HEIGHT + HEIGHT + "\"GetMasternodes\"\n");
      assertThat(client.line()).contains("Ack");
      assertThat(client.line()).contains("GetPeers");
      assertThat(client.line()).contains("BlockHeightResponse");
      assertThat(client.line()).contains("BlockHeightResponse");
      assertThat(client.line()).contains("MasternodesResponse");
    }
  }

  @Test
  void theThirdLineThatDoesNotParseBans() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      client.send("{\"FutureMessage\":1}\nnot json\n");
      assertThat(client.ask(HEIGHT)).contains("BlockHeightResponse");
      client.send("\"AnotherFutureMessage\"\n");
      assertThat(client.next()).isEmpty();
    }
    assertThat(peer.events().count(Kind.PARSE_FAILURE)).isEqualTo(3);
    assertRefused();
  }

  @Test
  void anOlderNodeAsksForPeersAndNeverAcknowledges() throws IOException {
    PeerOptions old = LegacyPeers.options().withFault(new Fault.NoAck());
    try (LegacyPeer older = LegacyPeer.start(old);
        WireClient client = new WireClient(older.address())) {
      assertThat(client.ask(OutgoingLine.HANDSHAKE)).isEqualTo("\"GetPeers\"");
      assertThat(client.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":0}");
    }
  }

  private void assertRefused() throws IOException {
    try (WireClient client = new WireClient(peer.address())) {
      assertThat(client.next()).isEmpty();
    }
    LegacyPeers.await("refusal", () -> peer.events().count(Kind.REFUSED) > 0);
  }
}
