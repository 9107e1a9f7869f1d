package org.timecoin.consensus.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.VoteStep;

/** The contract of every vote log, kept by the one in memory; and what only that one can do. */
class MemoryVoteLogTest extends VoteLogContract {

  private final MemoryVoteLog log =
      new MemoryVoteLog(PublicKey.of(new byte[PublicKey.LENGTH]), Hash.ZERO, new InsertRule());

  @Override
  protected VoteLog open() {
    return log;
  }

  @Test
  void aFailoverKeepsTheRowsUnderANewTimeline() {
    VoteIntent vote = Votes.vote(5, 1, VoteStep.PREVOTE, 1);
    log.store(vote, log.takeOver());

    log.failOver();

    assertThat(log.holds(vote)).isTrue();
    assertThat(log.identity().mayGoOn(log.remembered(), true)).isTrue();
    assertThat(log.identity().mayGoOn(log.remembered(), false)).isFalse();
    assertThat(log.isLossy()).isFalse();
  }

  @Test
  void anOlderCopyLacksTheLastRows() {
    VoteIntent first = Votes.vote(5, 1, VoteStep.PREVOTE, 1);
    VoteIntent last = Votes.vote(5, 1, VoteStep.PRECOMMIT, 1);
    Lease lease = log.takeOver();
    log.store(first, lease);
    log.store(last, lease);

    log.restore(1);

    assertThat(log.holds(first)).isTrue();
    assertThat(log.holds(last)).isFalse();
    assertThat(log.isLossy()).isTrue();
  }

  @Test
  void onlyWhoHoldsTheLeaseMayVouchForTheRows() {
    Lease old = log.takeOver();
    Lease held = log.takeOver();
    log.failOver();

    log.remember(old);
    assertThat(log.remembered()).isNotEqualTo(log.identity());
    log.remember(held);
    assertThat(log.remembered()).isEqualTo(log.identity());
  }

  @Test
  void anOperatorMayVouchToo() {
    log.failOver();
    assertThat(log.standing()).contains(Standing.Reason.RESTORED);
    Lease old = log.takeOver();
    log.confirm();
    assertThat(log.remembered()).isEqualTo(log.identity());
    assertThat(log.standing()).isEmpty();
    assertThat(log.takeOver().epoch()).isGreaterThan(old.epoch() + 1);
  }

  @Test
  void whatIsDistrustedIsSoUntilAnOperatorConfirms() {
    log.distrust(Standing.Reason.RESTORED);
    log.distrust(Standing.Reason.DOUBLED);
    assertThat(log.standing()).contains(Standing.Reason.RESTORED);

    log.confirm();
    assertThat(log.distrusted()).isEmpty();
    assertThat(log.standing()).isEmpty();
  }

  @Test
  void aSnapshotTellsNothingOfWhatCameAfterIt() {
    VoteIntent first = Votes.vote(5, 1, VoteStep.PREVOTE, 1);
    Lease lease = log.takeOver();
    log.store(first, lease);
    log.store(Votes.vote(5, 1, VoteStep.PRECOMMIT, 1), log.takeOver());
    log.distrust(Standing.Reason.RESTORED);
    int starts = log.starts();

    log.putBack(1);

    assertThat(log.standing()).isEmpty();
    assertThat(log.epoch()).isEqualTo(lease.epoch());
    assertThat(log.starts()).isGreaterThan(starts);
    assertThat(log.highestInstance()).extracting(VoteRow::intent).containsExactly(first);
    assertThat(log.isLossy()).isTrue();
  }
}
