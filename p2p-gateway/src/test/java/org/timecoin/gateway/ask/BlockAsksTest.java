package org.timecoin.gateway.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.ask.BlockAsks.Match;

/** Answers without ids find their requests. */
class BlockAsksTest {

  private final BlockAsks asks = new BlockAsks();

  @Test
  void answersComeInTheOrderOfTheRequests() {
    BlockAsk first = asks.add(0, 99, 1000, 0);
    BlockAsk second = asks.add(100, 199, 1000, 0);

    assertThat(asks.answered(Optional.of(0L), 30)).isEqualTo(answer(first, 30));
    assertThat(asks.answered(Optional.of(100L), 50)).isEqualTo(answer(second, 20));
    assertThat(asks.underWay()).isZero();
  }

  @Test
  void nothingAskedNothingMatched() {
    assertThat(asks.answered(Optional.of(0L), 0)).isEqualTo(new Match.Unasked());
    assertThat(asks.answered(Optional.empty(), 0)).isEqualTo(new Match.Unasked());
  }

  @Test
  void anEmptyAnswerIsForTheOldest() {
    BlockAsk first = asks.add(0, 99, 1000, 0);
    asks.add(100, 199, 1000, 0);

    assertThat(asks.answered(Optional.empty(), 5)).isEqualTo(answer(first, 5));
  }

  @Test
  void anAnswerThatSkipsARequestSaysSo() {
    BlockAsk first = asks.add(0, 99, 1000, 0);
    BlockAsk second = asks.add(100, 199, 1000, 0);
    asks.add(200, 299, 1000, 0);

    assertThat(asks.answered(Optional.of(100L), 5))
        .isEqualTo(new Match.Answer(Optional.of(second), List.of(first), 5));
    assertThat(asks.underWay()).isEqualTo(1);
  }

  @Test
  void anAnswerToNoRangeIsForTheOldestToJudge() {
    BlockAsk first = asks.add(0, 99, 1000, 0);

    assertThat(asks.answered(Optional.of(5000L), 5)).isEqualTo(answer(first, 5));
  }

  @Test
  void aLateAnswerIsNotTakenForTheNextOnes() {
    asks.add(0, 99, 1000, 0);
    BlockAsk second = asks.add(100, 199, 1000, 0);
    asks.silent(1000);

    assertThat(asks.answered(Optional.of(0L), 1100))
        .isEqualTo(new Match.Answer(Optional.empty(), List.of(), 1100));
    assertThat(asks.answered(Optional.of(100L), 1200)).isEqualTo(answer(second, 100));
  }

  @Test
  void silenceIsCountedFromTheRequestsTurnAndFromTheLastByte() {
    BlockAsk first = asks.add(0, 99, 1000, 0);
    BlockAsk second = asks.add(100, 199, 500, 0);

    assertThat(asks.silent(999)).isEmpty();
    asks.progress(900);
    assertThat(asks.silent(1899)).isEmpty();
    assertThat(asks.silent(1900)).contains(first);
    assertThat(asks.silent(2399)).isEmpty();
    assertThat(asks.silent(2400)).contains(second);
    assertThat(asks.silent(9999)).isEmpty();
  }

  @Test
  void aRequestThatTimedOutKeepsItsPlace() {
    asks.add(0, 99, 1000, 0);
    asks.silent(1000);

    assertThat(asks.underWay()).isEqualTo(1);
    assertThat(asks.stuckMs(5000)).isEqualTo(5000);
    asks.progress(5000);
    assertThat(asks.stuckMs(5001)).isEqualTo(1);
  }

  @Test
  void anEndedConnectionTellsThoseWhoStillWait() {
    asks.add(0, 99, 1000, 0);
    BlockAsk second = asks.add(100, 199, 1000, 0);
    asks.silent(1000);

    assertThat(asks.closed()).containsExactly(second);
    assertThat(asks.underWay()).isZero();
    assertThat(asks.stuckMs(99_999)).isZero();
  }

  private static Match.Answer answer(BlockAsk ask, long tookMs) {
    return new Match.Answer(Optional.of(ask), List.of(), tookMs);
  }
}
