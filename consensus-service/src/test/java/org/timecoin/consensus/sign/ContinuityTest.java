package org.timecoin.consensus.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Continuity.Finding;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.VoteStep;

/** Whether a table that is found after a connect is the one that this process knows. */
class ContinuityTest {

  private static final TableIdentity TABLE = new TableIdentity(7, 1, 9);
  private static final TableIdentity PROMOTED = new TableIdentity(7, 2, 9);

  private final Continuity holder = Continuity.NONE.on(TABLE).with(new Lease(5)).with(row(3));

  private static VoteRow row(long height) {
    return new VoteRow(
        PublicKey.of(new byte[PublicKey.LENGTH]),
        Hash.ZERO,
        Votes.vote(height, 0, VoteStep.PREVOTE, 1),
        5);
  }

  @Test
  void aNewProcessTrustsWhatIsRecorded() {
    assertThat(Continuity.NONE.judge(TABLE, TABLE, 5, true)).isEqualTo(Finding.SAME);
    assertThat(Continuity.NONE.judge(PROMOTED, TABLE, 5, true)).isEqualTo(Finding.UNVOUCHED);
    assertThat(Continuity.NONE.judge(PROMOTED, PROMOTED, 5, true)).isEqualTo(Finding.SAME);
  }

  @Test
  void theHolderOfTheLeaseLivesThroughAChangeOfTimeline() {
    assertThat(holder.judge(PROMOTED, TABLE, 5, true)).isEqualTo(Finding.LIVED_THROUGH);
    assertThat(holder.judge(PROMOTED, TABLE, 5, false)).isEqualTo(Finding.LOST);
    assertThat(holder.judge(PROMOTED, TABLE, 4, true)).isEqualTo(Finding.LOST);
    assertThat(holder.judge(PROMOTED, TABLE, 6, true)).isEqualTo(Finding.UNVOUCHED);
    assertThat(holder.judge(new TableIdentity(8, 2, 9), TABLE, 5, true))
        .isEqualTo(Finding.UNVOUCHED);
    assertThat(holder.judge(new TableIdentity(7, 2, 8), TABLE, 5, true))
        .isEqualTo(Finding.UNVOUCHED);
  }

  @Test
  void whatIsMissingShowsACopyEvenWithTheSameIdentity() {
    assertThat(holder.judge(TABLE, TABLE, 5, true)).isEqualTo(Finding.SAME);
    assertThat(holder.judge(TABLE, TABLE, 5, false)).isEqualTo(Finding.LOST);
    assertThat(holder.judge(TABLE, TABLE, 4, true)).isEqualTo(Finding.LOST);
  }

  @Test
  void whoLostTheLeaseIsToldSoAndNothingElse() {
    assertThat(holder.judge(TABLE, TABLE, 6, true)).isEqualTo(Finding.SAME);
    assertThat(holder.judge(PROMOTED, PROMOTED, 6, true)).isEqualTo(Finding.SAME);
  }

  @Test
  void aTimelineNeverGoesBack() {
    assertThat(holder.on(PROMOTED).judge(TABLE, TABLE, 5, true)).isEqualTo(Finding.LOST);
  }

  @Test
  void aRepeatOfAnOlderVoteIsNotTheLast() {
    assertThat(holder.with(row(2))).isEqualTo(holder);
    VoteRow next = row(4);
    assertThat(holder.with(next).acknowledged()).isEqualTo(Optional.of(next));
  }
}
