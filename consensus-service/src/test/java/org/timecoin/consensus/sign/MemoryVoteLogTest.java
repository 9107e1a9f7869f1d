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
    log.confirm();
    assertThat(log.remembered()).isEqualTo(log.identity());
  }
}
