package org.timecoin.consensus.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** What every vote log does, in memory or in a database (consensus.md section 3). */
public abstract class VoteLogContract {

  private static final List<VoteStep> STEPS = List.of(VoteStep.values());

  /** Another process's view of the same table, which is empty at the first call of a test. */
  protected abstract VoteLog open();

  private static List<VoteIntent> intents(VoteLog log) {
    return log.highestInstance().stream().map(VoteRow::intent).toList();
  }

  @Test
  void anEmptyLogHasNoRows() {
    assertThat(open().highestInstance()).isEmpty();
    assertThat(open().holds(Votes.vote(1, 0, VoteStep.PREVOTE, 1))).isFalse();
  }

  @Test
  void whatIsStoredIsThereForTheNextProcess() {
    VoteLog log = open();
    Lease lease = log.takeOver();
    VoteIntent vote = Votes.vote(5, 1, VoteStep.PREVOTE, 1);

    assertThat(log.store(vote, lease)).isEqualTo(StoreAnswer.STORED);
    assertThat(intents(open())).containsExactly(vote);
    assertThat(open().highestInstance().getFirst().epoch()).isEqualTo(lease.epoch());
  }

  @Test
  void rowsRise() {
    VoteLog log = open();
    Lease lease = log.takeOver();

    assertThat(log.store(Votes.vote(5, 1, VoteStep.PREVOTE, 1), lease).maySign()).isTrue();
    assertThat(log.store(Votes.vote(5, 1, VoteStep.PRECOMMIT, 1), lease).maySign()).isTrue();
    assertThat(log.store(Votes.vote(5, 2, VoteStep.PROPOSAL, 1), lease).maySign()).isTrue();
    assertThat(log.store(Votes.vote(6, 0, VoteStep.PROPOSAL, 1), lease).maySign()).isTrue();
  }

  @Test
  void lowerRowsAreRefused() {
    VoteLog log = open();
    Lease lease = log.takeOver();
    log.store(Votes.vote(5, 1, VoteStep.PREVOTE, 1), lease);

    for (VoteIntent low :
        List.of(
            Votes.vote(5, 1, VoteStep.PROPOSAL, 1),
            Votes.vote(5, 0, VoteStep.PRECOMMIT, 1),
            Votes.vote(4, 9, VoteStep.PRECOMMIT, 1))) {
      assertThat(log.store(low, lease)).isEqualTo(StoreAnswer.NOT_RISING);
      assertThat(log.holds(low)).isFalse();
    }
  }

  @Test
  void aStepIsSignedOnce() {
    VoteLog log = open();
    Lease lease = log.takeOver();
    log.store(Votes.vote(5, 1, VoteStep.PREVOTE, 1), lease);
    Statement elsewhere =
        Statement.vote(new Parent(5, Votes.value(2)), 1, VoteStep.PREVOTE, Votes.value(1));

    assertThat(log.store(Votes.vote(5, 1, VoteStep.PREVOTE, 2), lease))
        .isEqualTo(StoreAnswer.TAKEN);
    assertThat(log.store(Votes.vote(5, 1, VoteStep.PREVOTE, 0), lease))
        .isEqualTo(StoreAnswer.TAKEN);
    assertThat(log.store(Votes.of(elsewhere, Backing.NONE), lease)).isEqualTo(StoreAnswer.TAKEN);
    assertThat(intents(log)).containsExactly(Votes.vote(5, 1, VoteStep.PREVOTE, 1));
  }

  @Test
  void aRepeatMayBeSentAgainEvenBelowTheHighest() {
    VoteLog log = open();
    Lease first = log.takeOver();
    log.store(Votes.vote(5, 1, VoteStep.PREVOTE, 1), first);
    log.store(Votes.vote(5, 1, VoteStep.PRECOMMIT, 1), first);
    Lease second = log.takeOver();

    assertThat(log.store(Votes.vote(5, 1, VoteStep.PREVOTE, 1), second))
        .isEqualTo(StoreAnswer.STORED);
    assertThat(log.highestInstance()).hasSize(2).allMatch(row -> row.epoch() == first.epoch());
  }

  @Test
  void whoLosesTheLeaseStoresNothingMore() {
    VoteLog one = open();
    Lease old = one.takeOver();
    one.store(Votes.vote(5, 1, VoteStep.PREVOTE, 1), old);
    Lease fresh = open().takeOver();

    assertThat(fresh.epoch()).isGreaterThan(old.epoch());
    assertThat(one.store(Votes.vote(5, 1, VoteStep.PRECOMMIT, 1), old))
        .isEqualTo(StoreAnswer.LEASE_LOST);
    assertThat(one.store(Votes.vote(5, 1, VoteStep.PREVOTE, 1), old))
        .isEqualTo(StoreAnswer.LEASE_LOST);
    assertThat(one.holds(Votes.vote(5, 1, VoteStep.PRECOMMIT, 1))).isFalse();
  }

  @Test
  void whatOneProcessDistrustsNoneSignsWith() {
    VoteLog holder = open();
    Lease lease = holder.takeOver();
    VoteLog knows = open();
    knows.distrust(Standing.Reason.DOUBLED);
    knows.distrust(Standing.Reason.DOUBLED);

    assertThat(holder.store(Votes.vote(5, 1, VoteStep.PREVOTE, 1), lease))
        .isEqualTo(StoreAnswer.LEASE_LOST);
    for (VoteLog any : List.of(knows, holder, open())) {
      assertThatThrownBy(any::takeOver)
          .isInstanceOfSatisfying(
              VoteLogStopped.class, e -> assertThat(e.reason()).isEqualTo(Standing.Reason.DOUBLED));
    }
  }

  @Test
  void onlyTheHighestParentCountsAndInOrder() {
    VoteLog log = open();
    Lease lease = log.takeOver();
    log.store(Votes.vote(5, 7, VoteStep.PRECOMMIT, 1), lease);
    List<VoteIntent> latest =
        List.of(
            Votes.vote(6, 0, VoteStep.PROPOSAL, 1),
            Votes.vote(6, 0, VoteStep.PREVOTE, 1),
            Votes.vote(6, 2, VoteStep.PREVOTE, 2),
            Votes.vote(6, 10, VoteStep.PRECOMMIT, 0));
    latest.forEach(one -> log.store(one, lease));

    assertThat(intents(open())).containsExactlyElementsOf(latest);
    assertThat(log.holds(Votes.vote(5, 7, VoteStep.PRECOMMIT, 1))).isTrue();
    assertThat(log.holds(Votes.vote(5, 7, VoteStep.PRECOMMIT, 2))).isFalse();
  }

  @Test
  void aLockComesBackWithItsRunAndQuorum() {
    VoteLog log = open();
    Lease lease = log.takeOver();
    Run run = Votes.run(6, 1_000);
    Backing backing = new Backing(Optional.of(run), Votes.quorum(3));
    VoteIntent proposal = Votes.proposal(6, 3, run, 1, backing);
    VoteIntent precommit = Votes.precommit(6, 3, run, backing);
    log.store(proposal, lease);
    log.store(precommit, lease);

    assertThat(intents(open())).containsExactly(proposal, precommit);
  }

  @Test
  void theTableIsKnownByItsIdentity() {
    assertThat(open().identity()).isEqualTo(open().identity());
  }

  @Test
  void whateverIsAskedNothingIsSignedTwice() {
    SplittableRandom random = new SplittableRandom(4711);
    VoteLog log = open();
    Lease lease = log.takeOver();
    List<VoteIntent> accepted = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      VoteIntent wanted =
          Votes.vote(
              i / 40 + random.nextInt(2),
              random.nextInt(3),
              STEPS.get(random.nextInt(3)),
              1 + random.nextInt(2));
      if (random.nextInt(10) == 0) {
        lease = log.takeOver();
      }
      boolean repeat = accepted.contains(wanted);
      boolean rises = accepted.stream().allMatch(one -> isAbove(wanted, one));
      boolean stored = log.store(wanted, lease).maySign();
      assertThat(stored).as("%s after %s", wanted, accepted).isEqualTo(repeat || rises);
      if (stored && !repeat) {
        accepted.add(wanted);
      }
    }
    assertThat(accepted).hasSizeGreaterThan(10).allMatch(log::holds);
  }

  private static boolean isAbove(VoteIntent high, VoteIntent low) {
    PublicKey key = PublicKey.of(new byte[PublicKey.LENGTH]);
    Hash any = Votes.value(1);
    return VoteRow.ORDER.compare(new VoteRow(key, any, high, 1), new VoteRow(key, any, low, 1)) > 0;
  }
}
