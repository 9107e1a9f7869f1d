package org.timecoin.sync.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.timecoin.sync.fleet.FakePeer;

/** A peer takes requests and never answers. */
@QuarkusTest
class SilentPeerTest extends AdversaryTest {

  @Test
  void theRequestGoesToAnotherWhileTheFirstMayStillAnswer() {
    fleet.connect(
        FakePeer.silent("10.3.0.1:24100", 2_000), FakePeer.honest("10.3.0.2:24100", golden));
    long begun = System.nanoTime();
    fleet.awaitHeight(2_000, SOON);
    // Two seconds of patience, not the ten after which a request counts as failed.
    assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(9_000);
    assertThat(fleet.gateway().violations()).isEmpty();
  }
}
