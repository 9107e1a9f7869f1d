package org.timecoin.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.sync.v1.SyncState;
import org.timecoin.protocol.block.Block;
import org.timecoin.sync.fleet.FakeFleet;
import org.timecoin.sync.fleet.FakePeer;
import org.timecoin.sync.fleet.GoldenBlocks;
import org.timecoin.sync.fleet.SyncTestServers;

/** The service as a whole on the golden chain, with neighbours that mean well. */
@QuarkusTest
@QuarkusTestResource(SyncTestServers.class)
class SyncServiceTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject FakeFleet fleet;
  private final List<Block> golden = GoldenBlocks.chain();

  @BeforeEach
  void fromGenesis() {
    fleet.reset(golden.subList(0, 1));
  }

  @Test
  void downloadsTheGoldenChainFromOnePeer() {
    fleet.connect(FakePeer.honest("10.1.0.1:24100", golden));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.chain().tip().hash()).isEqualTo(golden.getLast().hash());
    assertThat(fleet.gateway().requests()).hasSize(20);
    assertThat(fleet.gateway().violations()).isEmpty();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(fleet.status().getState()).isEqualTo(SyncState.SYNC_STATE_STEADY);
              assertThat(fleet.status().getReason())
                  .isEqualTo("we stand at the expected height 2000");
            });
  }

  @Test
  void keepsSeveralRequestsWithOnePeer() {
    fleet.connect(FakePeer.slow("10.1.0.2:24100", golden, Duration.ofMillis(150)));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.gateway().mostOpen()).isBetween(3, 6);
  }

  @Test
  void sharesTheWorkAmongPeers() {
    Duration answer = Duration.ofMillis(100);
    fleet.connect(
        FakePeer.slow("10.1.0.3:24100", golden, answer),
        FakePeer.slow("10.1.0.4:24100", golden, answer),
        FakePeer.slow("10.1.0.5:24100", golden, answer));
    fleet.awaitHeight(2_000, SOON);
    for (int i = 3; i <= 5; i++) {
      assertThat(fleet.gateway().requestsOf("10.1.0." + i + ":24100")).isPositive();
    }
  }

  @Test
  void startsWithinAMomentOfHearingOfAPeerThatIsAhead() {
    FakePeer peer = FakePeer.honest("10.1.0.6:24100", golden);
    fleet.connect(peer);
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofMillis(500))
        .until(() -> !fleet.gateway().requests().isEmpty());
  }

  @Test
  void fetchesASingleMissingBlock() {
    fleet.reset(golden.subList(0, 2_000));
    fleet.connect(FakePeer.honest("10.1.0.7:24100", golden));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.gateway().requests()).hasSize(1);
  }

  @Test
  void goesOnWithAnotherPeerWhenOneIsLost() {
    fleet.connect(FakePeer.slow("10.1.0.8:24100", golden, Duration.ofMillis(300)));
    await().atMost(SOON).until(() -> fleet.chain().height() > 0);
    fleet.disconnect("10.1.0.8:24100");
    fleet.connect(FakePeer.honest("10.1.0.9:24100", golden));
    fleet.awaitHeight(2_000, SOON);
  }

  @Test
  void followsBlocksThatComeByAnotherWay() {
    fleet.announce(golden.subList(1, 1_990));
    await().atMost(SOON).until(() -> fleet.status().getHeight() == 1_989);
    fleet.connect(FakePeer.honest("10.1.0.10:24100", golden));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.gateway().requests())
        .allSatisfy(r -> assertThat(r.getRange().getFirst()).isGreaterThan(1_989));
  }

  @Test
  void waitsWithAReasonWhenNobodyIsThere() {
    assertThat(fleet.status().getState()).isEqualTo(SyncState.SYNC_STATE_WAITING);
    assertThat(fleet.status().getReason())
        .isEqualTo("2000 blocks are missing and no peer has told its height");
    assertThat(fleet.status().getExpectedHeight()).isEqualTo(2_000);
  }

  @Test
  void saysThatCatchUpIsDueAndDoesNotPretendToDoIt() {
    fleet.reset(golden.subList(0, 1_983));
    List<Block> same = golden.subList(0, 1_983);
    fleet.connect(
        FakePeer.honest("10.1.1.1:24100", same),
        FakePeer.honest("10.1.1.2:24100", same),
        FakePeer.honest("10.1.1.3:24100", same));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(fleet.status().getState()).isEqualTo(SyncState.SYNC_STATE_WAITING);
              assertThat(fleet.status().getReason())
                  .startsWith("18 blocks are missing, nobody is ahead and 4 of 4 nodes")
                  .contains("catch-up is due");
            });
  }

  @Test
  void outlastsAChainThatDecidesNothingAndSaysWhatItWaitsFor() {
    fleet.chain().unavailable(true);
    fleet.connect(FakePeer.honest("10.1.0.11:24100", golden));
    await()
        .atMost(SOON)
        .until(
            () ->
                fleet
                    .status()
                    .getReason()
                    .contains("the chain service does not take blocks just now"));
    fleet.chain().unavailable(false);
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.gateway().violations()).isEmpty();
  }
}
