package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.wire.Masternode;

/** What the peer answers when nothing is wrong with it. */
class LegacyPeerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIP = Vectors.chainSummary().path("tip_hash").asText();
  private static LegacyPeer peer;

  @BeforeAll
  static void start() {
    peer = LegacyPeer.start(LegacyPeers.options().withChain(Vectors.chain()));
  }

  @AfterAll
  static void stop() {
    peer.close();
  }

  @Test
  void acknowledgesTheHandshakeFirstAndThenAsksForPeers() throws IOException {
    try (WireClient client = new WireClient(peer.address())) {
      String ack =
          client.ask(
              "{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":1,"
                  + "\"network\":\"anything\"}}\n");
      assertThat(ack).isEqualTo("{\"Ack\":{\"message_type\":\"Handshake\"}}");
      assertThat(client.line()).isEqualTo("\"GetPeers\"");
    }
  }

  @Test
  void saysItsHeightAndHashes() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      assertThat(client.ask("\"GetBlockHeight\"\n")).isEqualTo("{\"BlockHeightResponse\":2000}");
      JsonNode hash =
          JSON.readTree(client.ask("{\"GetBlockHash\":2000}\n")).path("BlockHashResponse");
      assertThat(hex(hash.path("hash"))).isEqualTo(TIP);
      assertThat(client.ask("{\"GetBlockHash\":2001}\n"))
          .isEqualTo("{\"BlockHashResponse\":{\"height\":2001,\"hash\":null}}");
    }
    assertThat(peer.tipHash()).isEqualTo(TIP);
  }

  @Test
  void servesAtMostOneHundredAndOneBlocks() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      assertThat(heights(client.ask("{\"GetBlocks\":[0,2000]}\n"), "BlocksResponse"))
          .isEqualTo("0..100 (101)");
      assertThat(heights(client.ask("{\"GetBlocks\":[1950,5000]}\n"), "BlocksResponse"))
          .isEqualTo("1950..2000 (51)");
      assertThat(heights(client.ask("{\"GetBlocks\":[7,7]}\n"), "BlocksResponse"))
          .isEqualTo("7..7 (1)");
      assertThat(client.ask("{\"GetBlocks\":[3000,3001]}\n")).isEqualTo("{\"BlocksResponse\":[]}");
      assertThat(client.ask("{\"GetBlocks\":[9,8]}\n")).isEqualTo("{\"BlocksResponse\":[]}");
    }
  }

  @Test
  void blocksAreTheLinesOfTheFile() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      String answer = client.ask("{\"GetBlocks\":[0,0]}\n");
      assertThat(answer)
          .startsWith("{\"BlocksResponse\":[{\"header\":{\"version\":2,\"height\":0,")
          .endsWith("\"masternode_rewards\":[]}]}");
    }
  }

  @Test
  void aBlockRangeHasNoCap() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      String answer =
          client.ask("{\"GetBlockRange\":{\"start_height\":1000,\"end_height\":1500}}\n");
      assertThat(heights(answer, "BlockRangeResponse")).isEqualTo("1000..1500 (501)");
    }
  }

  @Test
  void agreesWithItsOwnHashOnly() throws IOException {
    String tip = numbers(TIP);
    try (WireClient client = WireClient.greeted(peer.address())) {
      assertThat(client.ask(consensusQuery(2000, tip)))
          .isEqualTo(
              "{\"ConsensusQueryResponse\":{\"agrees\":true,\"height\":2000,\"their_hash\":"
                  + tip
                  + "}}");
      assertThat(client.ask(consensusQuery(1999, tip)))
          .contains("\"agrees\":false,\"height\":1999");
      assertThat(client.ask(consensusQuery(2001, tip))).contains("\"their_hash\":[0,0,");
    }
  }

  @Test
  void saysTheStateHashWithSpentOutputsInIt() throws IOException {
    JsonNode states = Vectors.chainSummary().path("states_if_spent_outputs_stayed").path("states");
    JsonNode last = states.path(states.size() - 1);
    try (WireClient client = WireClient.greeted(peer.address())) {
      JsonNode said =
          JSON.readTree(client.ask("\"GetUTXOStateHash\"\n")).path("UTXOStateHashResponse");
      assertThat(hex(said.path("hash"))).isEqualTo(last.path("utxo_state_hash").asText());
      assertThat(said.path("height").asLong()).isEqualTo(2000);
      assertThat(said.path("utxo_count").asLong()).isEqualTo(last.path("utxo_count").asLong());
    }
  }

  @Test
  void leavesAloneWhatTheLegacyNodeLeavesAlone() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      client.send(
          """
          {"Ping":{"nonce":1,"timestamp":2}}
          {"BlockRequest":5}
          "GetGenesisHash"
          "GetPeers"
          {"Version":["0","d","c",1,"T","l",0,[],null,null]}
          """);
      assertThat(client.ask("\"GetPendingTransactions\"\n"))
          .isEqualTo("{\"PendingTransactionsResponse\":[]}");
    }
  }

  @Test
  void listsItselfWhenItIsAMasternode() throws IOException {
    Masternode self = LegacyPeers.masternode();
    try (LegacyPeer masternode = LegacyPeer.start(LegacyPeers.options().withMasternode(self));
        WireClient client = WireClient.greeted(masternode.address());
        WireClient other = WireClient.greeted(peer.address())) {
      assertThat(client.ask("\"GetMasternodes\"\n") + "\n").isEqualTo(self.list());
      assertThat(other.ask("\"GetMasternodes\"\n")).isEqualTo("{\"MasternodesResponse\":[]}");
    }
  }

  @Test
  void manyConnectionsAreServedAtOnce() throws IOException {
    WireClient[] clients = new WireClient[50];
    try {
      for (int i = 0; i < clients.length; i++) {
        clients[i] = WireClient.greeted(peer.address());
      }
      for (WireClient client : clients) {
        assertThat(client.ask("\"GetBlockHeight\"\n")).contains("2000");
      }
    } finally {
      for (WireClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void closesItsConnectionsAndItsPort() throws IOException {
    LegacyPeer short_ = LegacyPeer.start(LegacyPeers.options());
    InetSocketAddress address = short_.address();
    try (WireClient client = WireClient.greeted(address)) {
      short_.close();
      assertThat(client.next()).isEmpty();
    }
    LegacyPeer.start(PeerOptions.listeningOn(address)).close();
  }

  @Test
  void aTakenPortIsOneSentence() {
    assertThatThrownBy(() -> LegacyPeer.start(PeerOptions.listeningOn(peer.address())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot listen on");
  }

  @Test
  void tellsWhatHappens() throws IOException {
    long before = peer.events().count(Kind.HANDSHAKE);
    WireClient.greeted(peer.address()).close();
    assertThat(peer.events().count(Kind.HANDSHAKE)).isGreaterThan(before);
    assertThat(peer.events().latest())
        .anyMatch(e -> e.kind() == Kind.HANDSHAKE && e.detail().equals("Testnet"));
  }

  private static String consensusQuery(long height, String hash) {
    return "{\"ConsensusQuery\":{\"height\":" + height + ",\"block_hash\":" + hash + "}}\n";
  }

  private static String heights(String answer, String variant) throws IOException {
    JsonNode blocks = JSON.readTree(answer).path(variant);
    return "%d..%d (%d)"
        .formatted(
            blocks.path(0).path("header").path("height").asLong(),
            blocks.path(blocks.size() - 1).path("header").path("height").asLong(),
            blocks.size());
  }

  private static String hex(JsonNode numbers) {
    StringBuilder hex = new StringBuilder();
    numbers.forEach(n -> hex.append(HexFormat.of().toHexDigits((byte) n.intValue())));
    return hex.toString();
  }

  private static String numbers(String hex) {
    StringBuilder numbers = new StringBuilder("[");
    for (byte b : HexFormat.of().parseHex(hex)) {
      numbers.append(numbers.length() > 1 ? "," : "").append(b & 0xff);
    }
    return numbers.append("]").toString();
  }
}
