package org.timecoin.localnet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.fleet.FleetOptions;
import org.timecoin.localnet.legacy.LegacyPeer;
import org.timecoin.localnet.legacy.LegacyPeers;
import org.timecoin.localnet.legacy.PeerEvent;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.PeerOptions;
import org.timecoin.localnet.legacy.PeerOptions.DialOptions;
import org.timecoin.localnet.legacy.Vectors;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.protocol.network.Network;

/**
 * Two nodes: the first downloads the golden chain from a legacy peer, the second knows only the
 * first. Both serve it on, also to legacy nodes, and keep it when their services are killed.
 */
class GoldenChainTest {
  private static final ExpectedChain GOLDEN = ExpectedChain.at(2000);
  private static final Duration POLL = Duration.ofMillis(500);

  @TempDir static Path data;

  private static LegacyPeer peer;
  private static Fleet fleet;
  private static TestNode first;
  private static TestNode second;

  @BeforeAll
  static void start() {
    peer =
        LegacyPeer.start(
            PeerOptions.listeningOn(new InetSocketAddress("127.0.2.1", 0))
                .withChain(Vectors.chain()));
    FleetOptions options =
        FleetOptions.forTest(data, Network.TESTNET, 2)
            .at(ExpectedChain.NOW)
            .withPeers("n0=" + peer.addressText());
    fleet = Fleet.up(options, Distribution.locate(), line -> System.out.println(line));
    first = new TestNode(fleet, "n0");
    second = new TestNode(fleet, "n1");
  }

  @AfterAll
  static void stop() {
    try (LegacyPeer closedLast = peer) {
      fleet.close();
      assertThat(closedLast.events().count(Kind.PARSE_FAILURE))
          .as("lines of ours a legacy node can't read")
          .isZero();
    }
  }

  @Test
  void theFirstNodeDownloadsTheChainFromALegacyPeer() {
    first.awaitChain(GOLDEN);
    assertThat(first.status().state()).isEqualTo("steady");
  }

  @Test
  void theSecondNodeDownloadsItFromTheFirst() {
    second.awaitChain(GOLDEN);
    String ip = fleet.plan().node("n1").orElseThrow().p2p().host();
    assertThat(peer.events().latest())
        .extracting(PeerEvent::remote)
        .as("the second node doesn't know the legacy peer")
        .noneMatch(remote -> remote.startsWith(ip + ":"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLegacyNodeDownloadsItFromUs(boolean atOnce) {
    second.awaitChain(GOLDEN);
    HostPort node = fleet.plan().node("n1").orElseThrow().p2p();
    DialOptions dial =
        new DialOptions(
            new InetSocketAddress(node.host(), node.port()),
            Optional.of(atOnce ? "127.0.2.3" : "127.0.2.2"),
            atOnce,
            POLL);
    try (LegacyPeer old = LegacyPeer.start(LegacyPeers.options().withDial(dial))) {
      LegacyPeers.await("the legacy node at 2000", () -> old.height() == 2000);
      assertThat(old.tipHash()).isEqualTo(GOLDEN.tipHash());
      assertThat(old.events().count(Kind.ACKNOWLEDGED)).isEqualTo(1);
      assertThat(old.events().count(Kind.PARSE_FAILURE)).isZero();
      assertThat(old.events().count(Kind.DIAL_FAILED)).isZero();
    }
  }

  /** With the rights that the fleet gives its roles: comparing needs temporary tables. */
  @Test
  void everythingStoredIsComparedWithWhatTheBlocksSay() {
    second.awaitChain(GOLDEN);
    JsonNode report = fleet.rpc("n1").call("verifychain", 0);

    assertThat(report.path("compared").asBoolean()).as(report.toString()).isTrue();
    assertThat(report.path("good").asBoolean()).as(report.toString()).isTrue();
    assertThat(fleet.rpc("n1").call("reindex").path("good").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chain", "gateway", "sync", "consensus"})
  void aKilledServiceComesBackAndTheChainIsTheSame(String service) {
    first.awaitChain(GOLDEN);
    fleet.kill("n0/" + service);
    fleet.start("n0/" + service);
    first.awaitHealthy();
    first.awaitChain(GOLDEN);
  }
}
