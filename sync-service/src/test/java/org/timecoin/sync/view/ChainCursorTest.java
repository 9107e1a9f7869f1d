package org.timecoin.sync.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.sync.view.ChainCursor.Step;

class ChainCursorTest {

  private final ChainCursor cursor = new ChainCursor();

  @Test
  void beforeTheChainWasAskedEveryEventIsAGap() {
    assertThat(cursor.event("a", 1)).isEqualTo(Step.GAP);
  }

  @Test
  void followsEventsWithoutGaps() {
    cursor.answered("a", 5);
    assertThat(cursor.event("a", 4)).isEqualTo(Step.KNOWN);
    assertThat(cursor.event("a", 5)).isEqualTo(Step.KNOWN);
    assertThat(cursor.event("a", 6)).isEqualTo(Step.NEXT);
    assertThat(cursor.event("a", 6)).isEqualTo(Step.KNOWN);
    assertThat(cursor.event("a", 7)).isEqualTo(Step.NEXT);
  }

  @Test
  void aMissingEventIsAGapUntilTheChainWasAsked() {
    cursor.answered("a", 5);
    assertThat(cursor.event("a", 8)).isEqualTo(Step.GAP);
    assertThat(cursor.event("a", 9)).isEqualTo(Step.GAP);
    assertThat(cursor.answered("a", 9)).isTrue();
    assertThat(cursor.event("a", 10)).isEqualTo(Step.NEXT);
  }

  @Test
  void anotherIncarnationBeginsAnew() {
    cursor.answered("a", 500);
    assertThat(cursor.event("b", 501)).isEqualTo(Step.GAP);
    assertThat(cursor.answered("b", 3)).isTrue();
    assertThat(cursor.event("b", 4)).isEqualTo(Step.NEXT);
  }

  @Test
  void anAnswerThatEventsHaveOvertakenIsNotTaken() {
    cursor.answered("a", 5);
    cursor.event("a", 6);
    assertThat(cursor.answered("a", 5)).isFalse();
    assertThat(cursor.answered("a", 6)).isTrue();
  }
}
