package org.timecoin.chain.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.protocol.network.NetworkParameters;

class BatchLimitsTest {

  private final List<Candidate> run =
      Blocks.candidates(Blocks.run(NetworkParameters.testnet().genesis().header(), 7));

  @Test
  void blocksBoundABatch() {
    assertThat(sizes(new BatchLimits(3, 1 << 20))).containsExactly(3, 3, 1);
  }

  @Test
  void bytesBoundABatch() {
    int two = 2 * run.getFirst().bincode().length;

    assertThat(sizes(new BatchLimits(100, two))).containsExactly(2, 2, 2, 1);
  }

  @Test
  void aBlockLargerThanTheBoundIsABatchOfItsOwn() {
    assertThat(sizes(new BatchLimits(100, 1))).containsExactly(1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void nothingIsLostOrReordered() {
    assertThat(cut(new BatchLimits(2, 1 << 20)).stream().flatMap(List::stream))
        .containsExactlyElementsOf(run);
  }

  @Test
  void ofNothingThereIsNoBatch() {
    assertThat(new BatchLimits(1, 1).first(List.of())).isEmpty();
  }

  @Test
  void limitsThatHoldNothingAreRefused() {
    assertThatThrownBy(() -> new BatchLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BatchLimits(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<Integer> sizes(BatchLimits limits) {
    return cut(limits).stream().map(List::size).toList();
  }

  private List<List<Candidate>> cut(BatchLimits limits) {
    List<List<Candidate>> batches = new ArrayList<>();
    int from = 0;
    while (from < run.size()) {
      batches.add(limits.first(run.subList(from, run.size())));
      from += batches.getLast().size();
    }
    return batches;
  }
}
