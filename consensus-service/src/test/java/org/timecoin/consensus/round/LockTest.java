package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Locks: taken with a quorum of prevotes, kept against all but a newer one. */
class LockTest {

  private final RoundLab lab = RoundLab.running();
  private final Run locked = lab.run(1);
  private final Run other = lab.run(2);

  @BeforeEach
  void lockInRoundZero() {
    lab.propose(0, locked, Verdict.GOOD);
    lab.votes(0, VoteStep.PREVOTE, locked.value(), lab.other(0), lab.other(1));
  }

  private Statement lastSaid() {
    return lab.said().getLast();
  }

  @Test
  void aQuorumOfPrevotesLocksAndPrecommits() {
    assertThat(lab.state.lock()).contains(new Lock(0, locked.value()));
    assertThat(lastSaid())
        .isEqualTo(Statement.vote(RoundLab.PARENT, 0, VoteStep.PRECOMMIT, locked.value()));
  }

  @Test
  void theRunAndItsQuorumAreStoredWithThePrecommit() {
    VoteIntent stored = lab.log.getLast();

    assertThat(stored.backing().run()).contains(locked);
    assertThat(stored.backing().prevotes()).hasSize(3);
  }

  @Test
  void anotherFreshRunIsPrevotedNil() {
    lab.skipTo(1);
    lab.propose(1, other, Verdict.GOOD);

    assertThat(lab.said())
        .contains(Statement.vote(RoundLab.PARENT, 1, VoteStep.PREVOTE, Statement.NIL))
        .doesNotContain(Statement.vote(RoundLab.PARENT, 1, VoteStep.PREVOTE, other.value()));
  }

  @Test
  void theLockedRunIsPrevotedEvenIfItIsNoLongerWelcome() {
    lab.skipTo(1);
    lab.propose(1, locked, Verdict.UNWELCOME);

    assertThat(lastSaid().value()).isEqualTo(locked.value());
  }

  @Test
  void aNewerQuorumUnlocks() {
    lab.skipTo(2);
    lab.propose(2, other, 1, 0, 1, 2);

    assertThat(lastSaid())
        .isEqualTo(Statement.vote(RoundLab.PARENT, 2, VoteStep.PREVOTE, other.value()));
  }

  @Test
  void aQuorumOfTheSameRoundUnlocksToo() {
    lab.skipTo(2);
    lab.propose(2, other, 0, 0, 1, 2);

    assertThat(lastSaid().value()).isEqualTo(other.value());
  }

  @Test
  void anOlderQuorumDoesNot() {
    lab.votes(2, VoteStep.PREVOTE, locked.value(), lab.other(0), lab.other(1));
    lab.propose(2, locked, 1, 0, 1, 2);
    assertThat(lab.state.lock()).contains(new Lock(2, locked.value()));

    lab.skipTo(4);
    lab.propose(4, other, 1, 0, 1, 2);
    assertThat(lab.state.roundNumber()).isEqualTo(4);
    assertThat(lastSaid().value()).isEqualTo(Statement.NIL);
  }

  @Test
  void aReproposalIsNotCheckedByTheSecondList() {
    lab.skipTo(2);
    lab.wallMs -= 60_000;
    lab.propose(2, other, 1, 0, 1, 2);

    assertThat(lastSaid().value()).isEqualTo(other.value());
  }

  @Test
  void aQuorumSeenAfterANilPrecommitMakesTheRunValidButLocksNothing() {
    RoundLab late = RoundLab.running();
    late.propose(0, locked, Verdict.GOOD);
    late.votes(0, VoteStep.PREVOTE, locked.value(), late.other(0));
    late.votes(0, VoteStep.PREVOTE, Statement.NIL, late.other(1));
    late.fire(Timer.Kind.PREVOTE, 0);
    assertThat(late.said().getLast().isNil()).isTrue();

    late.votes(0, VoteStep.PREVOTE, locked.value(), late.other(2));
    assertThat(late.state.lock()).isEmpty();
    assertThat(late.state.valid()).map(ValidRun::run).contains(locked);
  }

  @Test
  void aLeaderProposesItsValidRunWithTheQuorum() {
    int mine = RoundLab.leaderOf(1);
    RoundLab leader = RoundLab.started(mine);
    leader.propose(0, locked, Verdict.GOOD);
    leader.votes(0, VoteStep.PREVOTE, locked.value(), leader.others());
    leader.votes(0, VoteStep.PRECOMMIT, Statement.NIL, leader.others());
    leader.fire(Timer.Kind.PRECOMMIT, 0);

    Effect.Broadcast sent =
        leader.all(Effect.Broadcast.class).stream()
            .filter(one -> one.message().step() == VoteStep.PROPOSAL)
            .findFirst()
            .orElseThrow();
    assertThat(sent.message().statement())
        .isEqualTo(Statement.proposal(RoundLab.PARENT, 1, locked.value(), 0));
    assertThat(sent.message().prevotes()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(sent.run()).contains(locked);
    assertThat(leader.all(Effect.Build.class)).isEmpty();
  }
}
