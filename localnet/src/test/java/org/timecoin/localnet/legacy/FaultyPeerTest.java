package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.chain.NamedBlock;

/** Each way of being wrong does what its name says. */
class FaultyPeerTest {
  private static final String HEIGHT = "\"GetBlockHeight\"\n";

  @Test
  void claimsAHeight() throws IOException {
    try (LegacyPeer peer = start(new Fault.ClaimedHeight(1_000_000));
        WireClient client = WireClient.greeted(peer.address())) {
      assertThat(client.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":1000000}");
      assertThat(client.ask("{\"GetBlocks\":[2001,2001]}\n")).isEqualTo("{\"BlocksResponse\":[]}");
    }
  }

  @Test
  void answersWithGarbage() throws IOException {
    try (LegacyPeer peer = start(new Fault.Garbage());
        WireClient client = WireClient.greeted(peer.address())) {
      assertThat(client.ask("{\"GetBlocks\":[1,2]}\n")).endsWith(",,,");
      assertThat(client.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":2000}");
    }
  }

  @Test
  void keepsSilentAboutBlocks() throws IOException {
    try (LegacyPeer peer = start(new Fault.Silent());
        WireClient client = WireClient.greeted(peer.address())) {
      client.send("{\"GetBlocks\":[1,2]}\n");
      assertThat(client.ask(HEIGHT)).isEqualTo("{\"BlockHeightResponse\":2000}");
    }
  }

  @Test
  void answersLate() throws IOException {
    try (LegacyPeer peer = start(new Fault.Delay(Duration.ofMillis(300)));
        WireClient client = WireClient.greeted(peer.address())) {
      long before = System.nanoTime();
      client.ask(HEIGHT);
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThan(Duration.ofMillis(290));
    }
  }

  @Test
  void aDelayDoesNotHoldUpClosing() throws IOException {
    LegacyPeer peer = start(new Fault.Delay(Duration.ofHours(1)));
    try (WireClient client = WireClient.greeted(peer.address())) {
      client.send(HEIGHT);
      peer.close();
      assertThat(client.next()).isEmpty();
    }
  }

  @Test
  void dropsTheConnectionAfterSomeAnswers() throws IOException {
    try (LegacyPeer peer = start(new Fault.DropAfter(2));
        WireClient client = WireClient.greeted(peer.address())) {
      client.send(HEIGHT + HEIGHT + HEIGHT);
      assertThat(client.line()).contains("2000");
      assertThat(client.line()).contains("2000");
      assertThat(client.next()).isEmpty();
      assertThat(WireClient.greeted(peer.address()).ask(HEIGHT)).contains("2000");
    }
  }

  @Test
  void piecesMakeUpTheSameLine() throws IOException {
    try (LegacyPeer peer = start(new Fault.Chunks(7));
        WireClient client = WireClient.greeted(peer.address());
        LegacyPeer whole = LegacyPeer.start(LegacyPeers.options().withChain(Vectors.chain()));
        WireClient other = WireClient.greeted(whole.address())) {
      String question = "{\"GetBlocks\":[100,105]}\n";
      assertThat(client.ask(question)).isEqualTo(other.ask(question));
    }
  }

  @Test
  void stallsInTheMiddleAndStaysConnected() throws IOException {
    try (LegacyPeer peer = start(new Fault.StallAfter(1000));
        WireClient client = WireClient.greeted(peer.address())) {
      assertThat(client.ask(HEIGHT)).contains("2000");
      client.send("{\"GetBlocks\":[1,50]}\n");
      LegacyPeers.await(
          "half an answer", () -> peer.events().count(Kind.ANSWERED, "GetBlocks") == 1);
      client.timeout(Duration.ofMillis(200));
      assertThatThrownBy(client::line).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void answersWithAPrefixOrAnotherRange() throws IOException {
    try (LegacyPeer prefix = start(new Fault.Prefix(3));
        LegacyPeer shifted = start(new Fault.Shifted(10));
        WireClient one = WireClient.greeted(prefix.address());
        WireClient two = WireClient.greeted(shifted.address())) {
      assertThat(one.ask("{\"GetBlocks\":[5,50]}\n").split("\\{\"header\"")).hasSize(4);
      assertThat(two.ask("{\"GetBlocks\":[5,50]}\n"))
          .contains("[{\"header\":{\"version\":1,\"height\":15,");
    }
  }

  @Test
  void servesACorruptBlockInItsPlace() throws IOException {
    NamedBlock corrupt =
        NamedBlock.find(Vectors.path("corrupt-blocks.jsonl") + "#wrong_height_zero");
    PeerOptions options = LegacyPeers.options().withChain(Vectors.chain()).withSubstitute(corrupt);
    try (LegacyPeer peer = LegacyPeer.start(options);
        WireClient client = WireClient.greeted(peer.address())) {
      assertThat(client.ask("{\"GetBlocks\":[1001,1001]}\n"))
          .startsWith("{\"BlocksResponse\":[{\"header\":{\"version\":1,\"height\":0,");
    }
  }

  private static LegacyPeer start(Fault fault) {
    return LegacyPeer.start(LegacyPeers.options().withChain(Vectors.chain()).withFault(fault));
  }
}
