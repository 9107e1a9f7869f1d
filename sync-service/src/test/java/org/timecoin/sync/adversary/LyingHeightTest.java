package org.timecoin.sync.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.sync.v1.SyncState;
import org.timecoin.sync.fleet.FakePeer;

/** A peer claims a height and doesn't have it. */
@QuarkusTest
class LyingHeightTest extends AdversaryTest {

  @Test
  void whoClaimsMoreThanItHasIsBelievedUntilItFailedTwice() {
    fleet.connect(FakePeer.boasting("10.2.0.1:24100", golden.subList(0, 501), 1_000_000));
    fleet.awaitHeight(500, SOON);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(fleet.status().getState()).isEqualTo(SyncState.SYNC_STATE_WAITING);
              assertThat(fleet.status().getReason())
                  .endsWith("nobody usable is ahead (1 claimed more and delivered nothing)");
            });
    // Nothing is proven: the blocks may just have been lost.
    assertThat(fleet.gateway().violations()).isEmpty();
  }

  @Test
  void nothingBeyondWhatCouldBeValidIsAskedFor() {
    fleet.connect(FakePeer.boasting("10.2.0.2:24100", golden, 1_000_000));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.gateway().requests())
        .allSatisfy(r -> assertThat(r.getRange().getLast()).isLessThanOrEqualTo(2_001));
  }

  @Test
  void aBoasterDoesNotKeepUsFromTheHonest() {
    fleet.connect(
        FakePeer.boasting("10.2.0.3:24100", golden.subList(0, 1), 2_001),
        FakePeer.honest("10.2.0.4:24100", golden));
    fleet.awaitHeight(2_000, SOON);
  }
}
