package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.PeerOptions.DialOptions;
import org.timecoin.localnet.legacy.wire.LineReader;

/** A legacy peer that dials another one and downloads its chain, as an old node does with ours. */
class FollowingTest {
  private static final Duration SOON = Duration.ofMillis(100);

  @Test
  void aNewNodeReachesTheTipOfTheOneItDials() {
    try (LegacyPeer source = LegacyPeer.start(LegacyPeers.options().withChain(Vectors.chain()));
        LegacyPeer follower = follow(source, false)) {
      LegacyPeers.await("height 2000", () -> follower.height() == 2000);
      assertThat(follower.tipHash()).isEqualTo(source.tipHash());
      assertThat(follower.events().count(Kind.ACKNOWLEDGED)).isEqualTo(1);
      assertThat(follower.events().count(Kind.BLOCK_REFUSED)).as("its genesis").isEqualTo(1);
    }
  }

  @Test
  void handshakeAndQuestionsInOneSegmentDoToo() {
    try (LegacyPeer source = LegacyPeer.start(LegacyPeers.options().withChain(Vectors.chain()));
        LegacyPeer follower = follow(source, true)) {
      LegacyPeers.await("height 2000", () -> follower.height() == 2000);
      assertThat(source.events().count(Kind.MESSAGE_BEFORE_HANDSHAKE)).isZero();
    }
  }

  @Test
  void aBlockThatComesLaterIsFetchedAtTheNextPoll() {
    PeerOptions options = LegacyPeers.options().withChain(Vectors.chain()).withUpTo(250);
    try (LegacyPeer source = LegacyPeer.start(options);
        LegacyPeer follower = follow(source, false)) {
      LegacyPeers.await("height 250", () -> follower.height() == 250);
      source.grow();
      LegacyPeers.await("height 251", () -> follower.height() == 251);
    }
  }

  @Test
  void stateHashesAreComparedAtTheSameHeight() {
    PeerOptions options = LegacyPeers.options().withChain(Vectors.chain()).withUpTo(300);
    try (LegacyPeer source = LegacyPeer.start(options);
        LegacyPeer follower = follow(source, false)) {
      LegacyPeers.await(
          "same state", () -> follower.events().count(Kind.UTXO_STATE_HEARD, "same") > 0);
      assertThat(follower.events().count(Kind.UTXO_STATE_HEARD, "different")).isZero();
    }
  }

  @Test
  void theFiveMessagesLeaveWithTheHandshake() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> heard = CompletableFuture.supplyAsync(() -> lines(server, 6));
      PeerOptions options =
          LegacyPeers.options()
              .withMasternode(LegacyPeers.masternode())
              .withDial(dial((InetSocketAddress) server.getLocalSocketAddress(), true));
      try (LegacyPeer dialler = LegacyPeer.start(options)) {
        assertThat(heard.get(20, java.util.concurrent.TimeUnit.SECONDS))
            .extracting(FollowingTest::name)
            .containsExactly(
                "Handshake",
                "MasternodeAnnouncement",
                "GetBlockHeight",
                "GetPendingTransactions",
                "GetMasternodes",
                "GetPeers");
        assertThat(dialler.events().count(Kind.DIALLED)).isEqualTo(1);
      }
    }
  }

  @Test
  void aNodeThatIsNotThereIsDialledAgainAndClosingDoesNotWait() throws IOException {
    InetSocketAddress nobody;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) server.getLocalSocketAddress();
    }
    try (LegacyPeer dialler =
        LegacyPeer.start(LegacyPeers.options().withDial(dial(nobody, false)))) {
      LegacyPeers.await("failure", () -> dialler.events().count(Kind.DIAL_FAILED) >= 1);
    }
  }

  private static LegacyPeer follow(LegacyPeer source, boolean atOnce) {
    return LegacyPeer.start(LegacyPeers.options().withDial(dial(source.address(), atOnce)));
  }

  private static DialOptions dial(InetSocketAddress target, boolean atOnce) {
    return new DialOptions(target, Optional.of("127.0.0.1"), atOnce, SOON);
  }

  private static List<String> lines(ServerSocket server, int count) {
    List<String> lines = new ArrayList<>();
    try (Socket socket = server.accept()) {
      LineReader reader = new LineReader(socket.getInputStream(), 4096);
      while (lines.size() < count) {
        lines.add(new String(reader.next().orElseThrow(), java.nio.charset.StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return lines;
  }

  private static String name(String line) {
    return line.replaceFirst("^\\{?\"([A-Za-z]+)\".*$", "$1");
  }
}
