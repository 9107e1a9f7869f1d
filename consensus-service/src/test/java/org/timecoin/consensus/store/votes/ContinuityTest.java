package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.TableIdentity;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.consensus.sign.Votes;
import org.timecoin.consensus.store.votes.Continuity.Finding;
import org.timecoin.protocol.vote.VoteStep;

/** Whether a table that is found after a connect is the one that this process knows. */
class ContinuityTest {

  private static final TableIdentity TABLE = new TableIdentity(7, 1, 9);
  private static final TableIdentity PROMOTED = new TableIdentity(7, 2, 9);

  private final Continuity holder = Continuity.NONE.on(TABLE).with(new Lease(5)).with(row(3));

  private static VoteRow row(long height) {
    return new VoteRow(
        VoteLab.freshKey(), VoteLab.GENESIS, Votes.vote(height, 0, VoteStep.PREVOTE, 1), 5);
  }

  @Test
  void aNewProcessTrustsWhatIsRecorded() {
    assertThat(Continuity.NONE.judge(TABLE, TABLE, 5, true)).isEqualTo(Finding.SAME);
    assertThat(Continuity.NONE.judge(PROMOTED, TABLE, 5, true)).isEqualTo(Finding.RESTORED);
    assertThat(Continuity.NONE.judge(PROMOTED, PROMOTED, 5, true)).isEqualTo(Finding.SAME);
  }

  @Test
  void theHolderOfTheLeaseLivesThroughAChangeOfTimeline() {
    assertThat(holder.judge(PROMOTED, TABLE, 5, true)).isEqualTo(Finding.LIVED_THROUGH);
    assertThat(holder.judge(PROMOTED, TABLE, 5, false)).isEqualTo(Finding.RESTORED);
    assertThat(holder.judge(PROMOTED, TABLE, 4, true)).isEqualTo(Finding.RESTORED);
    assertThat(holder.judge(PROMOTED, TABLE, 6, true)).isEqualTo(Finding.RESTORED);
    assertThat(holder.judge(new TableIdentity(8, 2, 9), TABLE, 5, true))
        .isEqualTo(Finding.RESTORED);
    assertThat(holder.judge(new TableIdentity(7, 2, 8), TABLE, 5, true))
        .isEqualTo(Finding.RESTORED);
  }

  @Test
  void whatIsMissingShowsACopyEvenWithTheSameIdentity() {
    assertThat(holder.judge(TABLE, TABLE, 5, true)).isEqualTo(Finding.SAME);
    assertThat(holder.judge(TABLE, TABLE, 5, false)).isEqualTo(Finding.RESTORED);
    assertThat(holder.judge(TABLE, TABLE, 4, true)).isEqualTo(Finding.RESTORED);
  }

  @Test
  void whoLostTheLeaseIsToldSoAndNothingElse() {
    assertThat(holder.judge(TABLE, TABLE, 6, true)).isEqualTo(Finding.SAME);
    assertThat(holder.judge(PROMOTED, PROMOTED, 6, true)).isEqualTo(Finding.SAME);
  }

  @Test
  void aTimelineNeverGoesBack() {
    assertThat(holder.on(PROMOTED).judge(TABLE, TABLE, 5, true)).isEqualTo(Finding.RESTORED);
  }

  @Test
  void aRepeatOfAnOlderVoteIsNotTheLast() {
    assertThat(holder.with(row(2))).isEqualTo(holder);
    VoteRow next = row(4);
    assertThat(holder.with(next).acknowledged()).isEqualTo(Optional.of(next));
  }

  @Test
  void pausesGrowToTheirBoundAndEndWithTheDeadline() {
    RetryPause pause =
        new RetryPause(Duration.ofMillis(50), Duration.ofSeconds(1), new SplittableRandom(1));
    assertThat(pause.ceiling(1)).isEqualTo(Duration.ofMillis(50));
    assertThat(pause.ceiling(3)).isEqualTo(Duration.ofMillis(200));
    assertThat(pause.ceiling(1_000)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause.after(1, Deadline.in(Duration.ofSeconds(5)))).isTrue();
    assertThat(pause.after(9, Deadline.in(Duration.ZERO))).isFalse();
    pause.close();
    assertThat(pause.after(9, Deadline.in(Duration.ofSeconds(5)))).isFalse();
  }
}
