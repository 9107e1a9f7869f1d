package org.timecoin.localnet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.fleet.FleetOptions;
import org.timecoin.localnet.legacy.Fault;
import org.timecoin.localnet.legacy.LegacyPeer;
import org.timecoin.localnet.legacy.PeerOptions;
import org.timecoin.localnet.legacy.Vectors;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.protocol.network.Network;

/** kill -9 of each service in the middle of a download: it goes on and ends where it should. */
class KilledWhileSyncingTest {
  @TempDir Path data;

  @Test
  void theDownloadGoesOnWhicheverServiceIsKilled() {
    // At most 20 blocks in 300 ms: the download takes longer than services to start, so every kill
    // hits it.
    PeerOptions slow =
        PeerOptions.listeningOn(new InetSocketAddress("127.0.2.1", 0))
            .withChain(Vectors.chain())
            .withFault(new Fault.Prefix(20))
            .withFault(new Fault.Delay(Duration.ofMillis(300)));
    try (LegacyPeer peer = LegacyPeer.start(slow)) {
      FleetOptions options =
          FleetOptions.forTest(data, Network.TESTNET, 1)
              .at(ExpectedChain.NOW)
              .withPeers(peer.addressText());
      try (Fleet fleet =
          Fleet.up(options, Distribution.locate(), line -> System.out.println(line))) {
        TestNode node = new TestNode(fleet, "n0");
        killAt(node, 100, "chain");
        killAt(node, 500, "gateway");
        killAt(node, 900, "sync");
        killAt(node, 1300, "consensus");
        node.awaitChain(ExpectedChain.at(2000));
        node.awaitHealthy();
      }
    }
  }

  private static void killAt(TestNode node, long height, String service) {
    node.awaitHeight(height);
    node.fleet().kill(node.id() + "/" + service);
    assertThat(node.height()).as("the kill came in the middle").isLessThan(2000);
    node.fleet().start(node.id() + "/" + service);
  }
}
