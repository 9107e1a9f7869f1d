package org.timecoin.sync.adversary;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.timecoin.protocol.block.Block;
import org.timecoin.sync.fleet.FakeFleet;
import org.timecoin.sync.fleet.GoldenBlocks;
import org.timecoin.sync.fleet.SyncTestServers;

/** What tests with a misbehaving peer share: the fleet, and a chain that has only the genesis. */
@QuarkusTest
@QuarkusTestResource(SyncTestServers.class)
abstract class AdversaryTest {

  static final Duration SOON = Duration.ofSeconds(30);

  @Inject FakeFleet fleet;
  final List<Block> golden = GoldenBlocks.chain();

  @BeforeEach
  void fromGenesis() {
    fleet.reset(golden.subList(0, 1));
  }
}
