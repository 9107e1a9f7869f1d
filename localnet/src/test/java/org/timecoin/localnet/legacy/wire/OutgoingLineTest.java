package org.timecoin.localnet.legacy.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.legacy.Vectors;

/** What the peer sends must be what the legacy node sends, so the vectors hold the same lines. */
class OutgoingLineTest {
  @Test
  void handshakeAndAckAreTheReferences() {
    assertThat(lines("Handshake")).contains(withoutNewline(OutgoingLine.HANDSHAKE));
    assertThat(lines("Ack")).contains(withoutNewline(OutgoingLine.HANDSHAKE_ACK));
  }

  @Test
  void unitsAreTheReferences() {
    for (String name : LegacyNames.UNIT) {
      assertThat(lines(name)).contains(withoutNewline(OutgoingLine.unit(name)));
    }
  }

  @Test
  void everyLineIsAMessageAndEndsOnce() {
    byte[] hash = new byte[32];
    hash[0] = (byte) 0xff;
    List<String> lines =
        List.of(
            OutgoingLine.getBlocks(1, 101),
            OutgoingLine.height(7),
            OutgoingLine.blockHash(7, Optional.of(hash)),
            OutgoingLine.blockHash(8, Optional.empty()),
            OutgoingLine.consensus(true, 7, Optional.of(hash)),
            OutgoingLine.consensus(false, 8, Optional.empty()),
            OutgoingLine.utxoStateHash(hash, 7, 9),
            new String(OutgoingLine.announcement("{}".getBytes(UTF_8)), UTF_8));
    for (String line : lines) {
      assertThat(line).endsWith("\n").containsOnlyOnce("\n");
      assertThat(IncomingLine.parse(line.getBytes(UTF_8))).as(line).isPresent();
    }
  }

  @Test
  void aMissingBlockHasNoHashAndThirtyTwoZeros() {
    assertThat(OutgoingLine.blockHash(8, Optional.empty()))
        .isEqualTo("{\"BlockHashResponse\":{\"height\":8,\"hash\":null}}\n");
    assertThat(OutgoingLine.consensus(false, 8, Optional.empty()))
        .contains("\"their_hash\":[" + "0,".repeat(31) + "0]");
  }

  @Test
  void aMasternodeAnnouncesAndListsItself() {
    JsonNode gold = Vectors.chainSummary().path("keys").path(0);
    Masternode masternode =
        new Masternode(
            gold.path("address").asText(),
            gold.path("reward_address").asText(),
            gold.path("tier").asText(),
            gold.path("public_key_hex").asText());
    String announced = masternode.announcement();
    String listed = masternode.list();
    assertThat(IncomingLine.parse(announced.getBytes(UTF_8)).orElseThrow().name())
        .isEqualTo("MasternodeAnnouncement");
    assertThat(IncomingLine.parse(listed.getBytes(UTF_8)).orElseThrow().payload().size())
        .isEqualTo(1);
    assertThat(announced).contains("\"tier\":\"Gold\",\"public_key\":[30,4,23,137,");
  }

  private static List<String> lines(String variant) {
    List<String> lines = new ArrayList<>();
    for (JsonNode message : Vectors.json("wire-messages.json").path("cases")) {
      if (message.path("variant").asText().equals(variant)) {
        lines.add(message.path("line").asText());
      }
    }
    return lines;
  }

  private static String withoutNewline(String line) {
    return line.substring(0, line.length() - 1);
  }
}
