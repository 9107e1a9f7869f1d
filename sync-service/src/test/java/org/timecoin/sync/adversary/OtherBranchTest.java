package org.timecoin.sync.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.sync.v1.SyncState;
import org.timecoin.protocol.block.Block;
import org.timecoin.sync.fleet.FakePeer;
import org.timecoin.sync.fleet.GoldenBlocks;

/** A peer holds another branch: nothing of it follows our tip, and nothing of it is wrong. */
@QuarkusTest
class OtherBranchTest extends AdversaryTest {

  private List<Block> otherBranch() {
    List<Block> branch = new ArrayList<>(golden.subList(0, 1_951));
    branch.addAll(GoldenBlocks.fork());
    return branch;
  }

  @Test
  void isNeitherAppliedNorBlamedAndStopsCountingAsAhead() {
    fleet.reset(golden.subList(0, 1_961));
    fleet.connect(FakePeer.honest("10.6.0.1:24100", otherBranch()));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(fleet.gateway().requestsOf("10.6.0.1:24100")).isPositive();
              assertThat(fleet.status().getState()).isEqualTo(SyncState.SYNC_STATE_WAITING);
            });
    assertThat(fleet.chain().height()).isEqualTo(1_960);
    assertThat(fleet.gateway().violations()).isEmpty();
  }

  @Test
  void doesNotDisturbASyncFromOurOwnBranch() {
    fleet.reset(golden.subList(0, 1_961));
    fleet.connect(
        FakePeer.honest("10.6.0.2:24100", otherBranch()),
        FakePeer.honest("10.6.0.3:24100", golden));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.chain().tip().hash()).isEqualTo(golden.getLast().hash());
  }
}
