package org.timecoin.localnet.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.chain.LegacyChain;
import org.timecoin.localnet.legacy.wire.OutgoingLine;

/** Announced blocks: added, passed on, and the line that is glued to one seen before. */
class BlockAnnouncementTest {
  private static final String HEIGHT = "\"GetBlockHeight\"\n";

  private final LegacyPeer peer =
      LegacyPeer.start(LegacyPeers.options().withChain(Vectors.chain()).withUpTo(1000));

  @AfterEach
  void stop() {
    peer.close();
  }

  @Test
  void aBlockThatLinksIsAddedAndPassedOn() throws IOException {
    try (WireClient sender = WireClient.greeted(peer.address());
        WireClient listener = WireClient.greeted(peer.address())) {
      sender.send(announcement(1001));
      assertThat(listener.line()).startsWith("{\"BlockAnnouncement\":{\"header\":");
      assertThat(listener.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":1001}");
    }
    assertThat(peer.height()).isEqualTo(1001);
  }

  @Test
  void theLineBehindAnAnnouncementSeenBeforeIsLostAndCountsAsAViolation() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      client.send(announcement(1001));
      assertThat(client.line()).startsWith("{\"BlockAnnouncement\":");
      client.send(announcement(1001) + HEIGHT);
      assertThat(client.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":1001}");
    }
    assertThat(peer.events().count(Kind.PARSE_FAILURE)).isEqualTo(1);
  }

  @Test
  void aHeightIsSeenEvenWhenItsBlockWasRefused() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      client.send(announcement(1500));
      assertThat(client.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":1000}");
      assertThat(peer.events().count(Kind.BLOCK_REFUSED)).isEqualTo(1);
      client.send(announcement(1500) + HEIGHT);
      assertThat(client.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":1000}");
    }
    assertThat(peer.events().count(Kind.PARSE_FAILURE)).isEqualTo(1);
  }

  @Test
  void growingAnnouncesToEveryoneConnected() throws IOException {
    try (WireClient one = WireClient.greeted(peer.address());
        WireClient two = WireClient.greeted(peer.address())) {
      assertThat(peer.grow()).isTrue();
      assertThat(one.line()).contains("\"height\":1001,");
      assertThat(two.line()).contains("\"height\":1001,");
    }
    LegacyPeers.await("announced twice", () -> peer.events().count(Kind.ANNOUNCED, "1001") == 2);
  }

  @Test
  void growingByManyAnnouncesTheLastOnly() throws IOException {
    try (WireClient client = WireClient.greeted(peer.address())) {
      peer.growTo(1500);
      assertThat(client.line()).contains("\"height\":1500,");
      assertThat(client.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":1500}");
    }
    assertThat(peer.events().count(Kind.ANNOUNCED)).isEqualTo(1);
  }

  private static String announcement(int height) {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      return new String(OutgoingLine.announcement(chain.line(height).orElseThrow()), UTF_8);
    }
  }
}
