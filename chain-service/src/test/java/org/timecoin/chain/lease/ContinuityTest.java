package org.timecoin.chain.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContinuityTest {

  private static final DatabaseIdentity RECORDED = new DatabaseIdentity(1, 2, 3);
  private static final Position STORED = new Position("first", 10);

  @Test
  void theSameDatabaseGoesOn() {
    assertThat(judge(RECORDED, RECORDED)).isEqualTo(Continuity.SAME);
    assertThat(seen(new Position("first", 10))).isEqualTo(Continuity.SAME);
    assertThat(seen(new Position("first", 9))).isEqualTo(Continuity.SAME);
  }

  @Test
  void anotherServerTimelineOrTableIsACopy() {
    assertThat(judge(RECORDED, new DatabaseIdentity(9, 2, 3))).isEqualTo(Continuity.ANOTHER_SERVER);
    assertThat(judge(RECORDED, new DatabaseIdentity(1, 9, 3))).isEqualTo(Continuity.NEW_TIMELINE);
    assertThat(judge(RECORDED, new DatabaseIdentity(1, 1, 3))).isEqualTo(Continuity.NEW_TIMELINE);
    assertThat(judge(RECORDED, new DatabaseIdentity(1, 2, 9))).isEqualTo(Continuity.ANOTHER_TABLE);
  }

  @Test
  void eventsThatThisProcessKnowsOfAndTheDatabaseLacksShowASnapshot() {
    assertThat(seen(new Position("first", 11))).isEqualTo(Continuity.WENT_BACK);
    assertThat(seen(new Position("other", 11))).isEqualTo(Continuity.SAME);
  }

  @Test
  void whatWasSeenIsNotForgottenForAnOlderState() {
    Position later = new Position("first", 11);

    assertThat(STORED.furthest(later)).isEqualTo(later);
    assertThat(later.furthest(STORED)).isEqualTo(later);
    assertThat(later.furthest(new Position("second", 1))).isEqualTo(new Position("second", 1));
  }

  @Test
  void whatWasNeverWrittenDownIsNoCopy() {
    assertThat(judge(DatabaseIdentity.UNKNOWN, RECORDED)).isEqualTo(Continuity.FIRST_SEEN);
    assertThat(Arrays.stream(Continuity.values()).filter(c -> !c.isCopy()))
        .containsExactly(Continuity.SAME, Continuity.FIRST_SEEN);
  }

  private static Continuity judge(DatabaseIdentity recorded, DatabaseIdentity found) {
    return Continuity.judge(recorded, found, STORED, Optional.empty());
  }

  private static Continuity seen(Position position) {
    return Continuity.judge(RECORDED, RECORDED, STORED, Optional.of(position));
  }
}
