package org.timecoin.sync.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.sync.fleet.FakePeer;

/** Peers answer with less than was asked for, or only to small questions. */
@QuarkusTest
class SplitReplyTest extends AdversaryTest {

  private final List<Block> some = golden.subList(0, 401);

  @Test
  void aShorterPrefixIsAValidAnswerAndTheRestIsAskedFor() {
    fleet.connect(FakePeer.splitting("10.4.0.1:24100", some, 7));
    fleet.awaitHeight(400, SOON);
    assertThat(fleet.gateway().violations()).isEmpty();
  }

  @Test
  void oneBlockAtATimeIsEnough() {
    fleet.connect(FakePeer.splitting("10.4.0.2:24100", golden.subList(0, 101), 1));
    fleet.awaitHeight(100, SOON);
  }

  @Test
  void whoClosesOnABigQuestionIsAskedASmallerOne() {
    fleet.connect(FakePeer.closing("10.4.0.3:24100", some, 30));
    fleet.awaitHeight(400, SOON);
    // Three at once are refused, then three of half; from then on nothing is.
    assertThat(fleet.gateway().requests())
        .filteredOn(r -> r.getRange().getLast() - r.getRange().getFirst() >= 30)
        .hasSizeLessThan(16);
  }
}
