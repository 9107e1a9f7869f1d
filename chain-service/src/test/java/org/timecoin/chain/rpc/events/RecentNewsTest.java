package org.timecoin.chain.rpc.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;

class RecentNewsTest {

  private final RecentNews recent = new RecentNews(3);

  @Test
  void beforeTheFirstNothingIsKnown() {
    assertThat(recent.after(new EventCursor("i", 0), 10)).isEmpty();
    assertThat(recent.last("i")).isEmpty();
  }

  @Test
  void whoIsUpToDateOrAheadHasNothingToRead() {
    add(7, 8);

    assertThat(after(6, 10)).contains(List.of(7L, 8L));
    assertThat(after(6, 1)).contains(List.of(7L));
    assertThat(after(8, 10)).contains(List.of());
    assertThat(after(9, 10)).contains(List.of());
    assertThat(after(5, 10)).isEmpty();
  }

  @Test
  void onlySoManyAreKept() {
    add(1, 2, 3, 4, 5);

    assertThat(after(2, 10)).contains(List.of(3L, 4L, 5L));
    assertThat(after(1, 10)).isEmpty();
  }

  @Test
  void whatWasHeardIsNoNews() {
    add(1, 2);

    assertThat(recent.add(news(2))).isFalse();
    assertThat(recent.add(news(1))).isFalse();
    assertThat(recent.add(news(3))).isTrue();
    assertThat(after(0, 10)).contains(List.of(1L, 2L, 3L));
  }

  @Test
  void behindAGapItBeginsAnew() {
    add(1, 2, 5);

    assertThat(after(4, 10)).contains(List.of(5L));
    assertThat(after(2, 10)).isEmpty();
    assertThat(recent.last("i").orElseThrow().seq()).isEqualTo(5);
  }

  @Test
  void withAnotherIncarnationItBeginsAnewThoughItsSequencesAreLower() {
    add(299, 300);

    assertThat(recent.add(news("copy", 101))).isTrue();
    assertThat(recent.last("i")).isEmpty();
    assertThat(after(299, 10)).isEmpty();
    assertThat(recent.last("copy").orElseThrow().seq()).isEqualTo(101);
    assertThat(recent.after(new EventCursor("copy", 100), 10).orElseThrow()).hasSize(1);
    assertThat(recent.add(news("copy", 101))).isFalse();
  }

  private void add(long... seqs) {
    LongStream.of(seqs).forEach(seq -> recent.add(news(seq)));
  }

  private Optional<List<Long>> after(long seq, int max) {
    return recent
        .after(new EventCursor("i", seq), max)
        .map(news -> news.stream().map(ChainNews::seq).toList());
  }

  private static ChainNews news(long seq) {
    return news("i", seq);
  }

  private static ChainNews news(String incarnation, long seq) {
    return new ChainNews(
        seq, new ChainPoint(new EventCursor(incarnation, seq), seq, Hash.ZERO), Buffer.buffer());
  }
}
