package org.timecoin.consensus.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Which rows may follow which, and when a table is still the one it was. */
class InsertRuleTest {

  private static final Hash ONE = Hash.sha256(new byte[] {1});
  private static final Hash OTHER = Hash.sha256(new byte[] {2});
  private static final PublicKey KEY = PublicKey.of(new byte[PublicKey.LENGTH]);

  private final InsertRule rule = new InsertRule();
  private final VoteRow stored = row(5, 2, VoteStep.PREVOTE, ONE, 1);

  private static VoteRow row(long height, int round, VoteStep step, Hash value, long epoch) {
    Statement said = Statement.vote(new Parent(height, ONE), round, step, value);
    return new VoteRow(KEY, ONE, new VoteIntent(said, ONE, Backing.NONE), epoch);
  }

  private StoreAnswer after(VoteRow row) {
    boolean same = VoteRow.ORDER.compare(row, stored) == 0;
    return rule.judge(row, Optional.of(stored), same ? Optional.of(stored) : Optional.empty());
  }

  @Test
  void theFirstRowMayBeAny() {
    assertThat(rule.judge(stored, Optional.empty(), Optional.empty()))
        .isEqualTo(StoreAnswer.STORED);
  }

  @Test
  void higherRowsFollow() {
    assertThat(after(row(5, 2, VoteStep.PRECOMMIT, ONE, 1))).isEqualTo(StoreAnswer.STORED);
    assertThat(after(row(5, 3, VoteStep.PROPOSAL, ONE, 1))).isEqualTo(StoreAnswer.STORED);
    assertThat(after(row(6, 0, VoteStep.PROPOSAL, ONE, 1))).isEqualTo(StoreAnswer.STORED);
  }

  @Test
  void lowerRowsDoNot() {
    assertThat(after(row(5, 2, VoteStep.PROPOSAL, ONE, 1))).isEqualTo(StoreAnswer.NOT_RISING);
    assertThat(after(row(5, 1, VoteStep.PRECOMMIT, ONE, 1))).isEqualTo(StoreAnswer.NOT_RISING);
    assertThat(after(row(4, 9, VoteStep.PRECOMMIT, ONE, 1))).isEqualTo(StoreAnswer.NOT_RISING);
  }

  @Test
  void aHigherEpochMakesNoRowHigher() {
    assertThat(after(row(5, 1, VoteStep.PRECOMMIT, ONE, 9))).isEqualTo(StoreAnswer.NOT_RISING);
  }

  @Test
  void aRowEqualButForItsEpochIsARepeat() {
    assertThat(after(row(5, 2, VoteStep.PREVOTE, ONE, 9))).isEqualTo(StoreAnswer.STORED);
  }

  @Test
  void anotherValueForTheSameStepIsRefused() {
    assertThat(after(row(5, 2, VoteStep.PREVOTE, OTHER, 1))).isEqualTo(StoreAnswer.TAKEN);
  }

  @Test
  void aTableWithAnotherIdentityIsRestored() {
    TableIdentity known = new TableIdentity(1, 2, 3);

    assertThat(new TableIdentity(1, 2, 3).mayGoOn(known, false)).isTrue();
    assertThat(new TableIdentity(9, 2, 3).mayGoOn(known, true)).isFalse();
    assertThat(new TableIdentity(1, 2, 9).mayGoOn(known, true)).isFalse();
  }

  @Test
  void whoLivedThroughAChangeOfTimelineGoesOn() {
    TableIdentity known = new TableIdentity(1, 2, 3);

    assertThat(new TableIdentity(1, 3, 3).mayGoOn(known, true)).isTrue();
    assertThat(new TableIdentity(1, 3, 3).mayGoOn(known, false)).isFalse();
  }
}
