package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Deciding: by any round's precommits, by certificates, and never without the run. */
class DecideTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  @Test
  void aQuorumOfPrecommitsCommitsTheRunWithACertificateThatHolds() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());

    Effect.Commit commit = lab.all(Effect.Commit.class).getFirst();
    assertThat(commit.run()).isEqualTo(run);
    assertThat(
            lab.checks.certificate(
                commit.certificate(), RoundLab.PARENT, lab.instance.voters(), 0, 3))
        .isEqualTo(QuorumCheck.VALID);
    assertThat(lab.state.isDecided()).isTrue();
  }

  @Test
  void anEarlierRoundsPrecommitsDecideToo() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.other(0), lab.other(1));
    lab.skipTo(1);
    assertThat(lab.all(Effect.Commit.class)).isEmpty();

    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.other(2));
    assertThat(lab.all(Effect.Commit.class)).hasSize(1);
  }

  @Test
  void precommitsOfDifferentRoundsDontAddUp() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.other(0), lab.other(1));
    lab.votes(1, VoteStep.PRECOMMIT, run.value(), lab.other(2));

    assertThat(lab.all(Effect.Commit.class)).isEmpty();
  }

  @Test
  void theRunIsAskedForFromTheQuorumAndThenDecided() {
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    Effect.AskRun asked = lab.all(Effect.AskRun.class).getFirst();
    assertThat(asked.value()).isEqualTo(run.value());
    assertThat(asked.voters()).hasSize(3);

    lab.step(new Input.RunArrived("peer", run));
    lab.judge(run, Verdict.UNWELCOME);
    assertThat(lab.all(Effect.Commit.class)).hasSize(1);
  }

  @Test
  void theRunIsAskedForAgainWheneverVotesAreRepeated() {
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    lab.fire(Timer.Kind.REPEAT, 0);

    assertThat(lab.all(Effect.AskRun.class)).hasSize(2);
  }

  @Test
  void aQuorumIsAskedForTheRunThatItsLeaderWithheld() {
    int leader = RoundLab.leaderOf(0);
    Statement said = Statement.proposal(RoundLab.PARENT, 0, run.value(), Statement.NONE);
    lab.receive(lab.sign(leader, said));
    assertThat(lab.all(Effect.AskRun.class).getFirst().voters())
        .containsExactly(lab.keys.get(leader).publicKey());
    lab.fire(Timer.Kind.PROPOSE, 0);
    lab.forget();

    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.others());
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());

    List<PublicKey> asked =
        lab.all(Effect.AskRun.class).stream().flatMap(one -> one.voters().stream()).toList();
    assertThat(asked)
        .as("those of the quorum who were not asked yet, once each")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(lab.others())
                .filter(voter -> voter != leader)
                .mapToObj(voter -> lab.keys.get(voter).publicKey())
                .toList());
  }

  private List<String> peersAsked() {
    return lab.all(Effect.AskRun.class).stream().flatMap(one -> one.peers().stream()).toList();
  }

  @Test
  void whoShowsACertificateIsAskedForItsRun() {
    Certificate certificate = lab.certificate(0, run, lab.others());
    for (int peer = 0; peer < 20; peer++) {
      lab.step(new Input.CertificateShown("n" + peer, certificate, Optional.empty()));
      lab.step(new Input.CertificateShown("n" + peer, certificate, Optional.empty()));
    }
    assertThat(peersAsked())
        .as("once each, and few")
        .containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7");

    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(peersAsked()).hasSize(8);
    lab.step(new Input.RunArrived("n0", run));
    lab.judge(run, Verdict.GOOD);
    assertThat(lab.all(Effect.Commit.class)).hasSize(1);
  }

  @Test
  void whoRelaysAProposalWithoutItsRunIsAskedForIt() {
    Statement said = Statement.proposal(RoundLab.PARENT, 0, run.value(), Statement.NONE);
    Signed bare = lab.sign(RoundLab.leaderOf(0), said);
    lab.step(new Input.Received("relay", bare, Optional.empty()));
    lab.step(new Input.Received("liar", bare, Optional.of(lab.run(2))));
    lab.step(new Input.Received("other", bare, Optional.empty()));
    lab.receive(lab.vote(lab.other(0), 0, VoteStep.PREVOTE, run.value()));

    assertThat(peersAsked()).containsExactly("relay", "other");
  }

  @Test
  void aQuorumForAnInvalidRunDecidesNothingAndIsTold() {
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    lab.step(new Input.RunArrived("peer", run));
    lab.judge(run, Verdict.INVALID);

    assertThat(lab.all(Effect.Commit.class)).isEmpty();
    assertThat(lab.all(Effect.QuorumForInvalid.class)).hasSize(1);
  }

  @Test
  void aCertificateWithItsRunDecides() {
    lab.step(
        new Input.CertificateShown("peer", lab.certificate(5, run, 0, 1, 2), Optional.of(run)));
    lab.judge(run, Verdict.GOOD);

    assertThat(lab.all(Effect.Commit.class)).hasSize(1);
  }

  @Test
  void aCertificateShortOfAQuorumIsRefused() {
    lab.step(new Input.CertificateShown("peer", lab.certificate(5, run, 0, 1), Optional.of(run)));

    assertThat(lab.outcome()).isEqualTo(Outcome.BAD_CERTIFICATE);
    assertThat(lab.state.runsKept()).isZero();
  }

  @Test
  void twoCertificatesForDifferentRunsAreAConflict() {
    Run other = lab.run(2);
    lab.step(
        new Input.CertificateShown("peer", lab.certificate(0, run, 0, 1, 2), Optional.empty()));
    lab.step(
        new Input.CertificateShown("peer", lab.certificate(1, other, 1, 2, 3), Optional.empty()));

    assertThat(lab.all(Effect.Conflict.class)).hasSize(1);
    assertThat(lab.state.standing())
        .isEqualTo(new Standing.Observing(Standing.Reason.CONTRADICTION));

    lab.step(new Input.RunArrived("peer", run));
    lab.judge(run, Verdict.GOOD);
    assertThat(lab.all(Effect.Commit.class)).isEmpty();
  }

  @Test
  void theRunDecidesWhereACertificateEndsSinceNobodySignsThat() {
    lab.propose(0, run, Verdict.GOOD);
    Certificate honest = lab.certificate(0, run, lab.others());

    lab.step(
        new Input.CertificateShown(
            "peer", honest.endingAt(run.lastHeight() + 57), Optional.empty()));

    assertThat(lab.all(Effect.Commit.class)).containsExactly(new Effect.Commit(honest, run));
  }

  @Test
  void aQuorumForARunThatWasFoundInvalidBeforeIsToldToo() {
    lab.propose(0, run, Verdict.INVALID);
    assertThat(lab.all(Effect.QuorumForInvalid.class)).isEmpty();

    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    lab.fire(Timer.Kind.REPEAT, 0);

    assertThat(lab.all(Effect.QuorumForInvalid.class)).hasSize(1);
    assertThat(lab.all(Effect.Commit.class)).isEmpty();
  }

  @Test
  void aCertificateOnADecidedParentIsComparedWithTheOneThatIsKept() {
    Certificate first = lab.certificate(0, run, lab.others());
    Certificate other = lab.certificate(0, lab.run(2), lab.others());
    lab.step(new Input.Opened(lab.instance(new Parent(8, run.value()), 4)));

    lab.step(new Input.CertificateShown("peer", other, Optional.empty()));
    assertThat(lab.all(Effect.Compare.class)).containsExactly(new Effect.Compare("peer", other));
    assertThat(lab.state.standing().maySign()).isTrue();

    lab.step(new Input.Contradicted(first, other));
    assertThat(lab.all(Effect.Conflict.class)).containsExactly(new Effect.Conflict(first, other));
    assertThat(lab.state.standing())
        .isEqualTo(new Standing.Observing(Standing.Reason.CONTRADICTION));
  }

  @Test
  void contradictingCertificatesOfVotersLongGoneStopNobody() {
    Certificate first = lab.certificate(0, run, lab.others());
    Certificate other = lab.certificate(0, lab.run(2), lab.others());
    lab.step(new Input.Opened(lab.instanceOfStrangers(new Parent(8, run.value()))));

    lab.step(new Input.Contradicted(first, other));

    assertThat(lab.all(Effect.Conflict.class)).hasSize(1);
    assertThat(lab.state.standing())
        .isNotEqualTo(new Standing.Observing(Standing.Reason.CONTRADICTION));
  }

  @Test
  void whoForgetsWhatItHeardStillKnowsWhatItDecided() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    lab.state = lab.state.unheard();
    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.Commit.class)).hasSize(1);
  }

  @Test
  void whoForgetsACertificateWithoutItsRunDecidesOnceItIsShownAgain() {
    Certificate certificate = lab.certificate(0, run, lab.others());
    Input shown = new Input.CertificateShown("peer", certificate, Optional.empty());
    lab.step(shown);
    lab.state = lab.state.unheard();
    lab.step(new Input.RunArrived("peer", run));
    assertThat(lab.outcome()).isEqualTo(Outcome.UNWANTED_RUN);

    lab.step(shown);
    lab.step(new Input.RunArrived("peer", run));
    lab.judge(run, Verdict.GOOD);
    assertThat(lab.all(Effect.Commit.class)).hasSize(1);
  }

  @Test
  void aRunNobodyNeedsIsNotKept() {
    lab.step(new Input.RunArrived("peer", run));

    assertThat(lab.outcome()).isEqualTo(Outcome.UNWANTED_RUN);
    assertThat(lab.state.runsKept()).isZero();
  }

  @Test
  void theNextInstanceOpensAboveOnly() {
    Parent next = new Parent(8, run.value());
    lab.step(new Input.Opened(lab.instance(next, 4)));
    assertThat(lab.state.parent()).isEqualTo(next);

    lab.step(new Input.Opened(lab.instance(RoundLab.PARENT, 4)));
    assertThat(lab.state.parent()).isEqualTo(next);
    assertThat(lab.state.lock()).isEmpty();
  }

  @Test
  void oneSkipsToTheRoundThatEnoughOthersReached() {
    lab.votes(3, VoteStep.PRECOMMIT, Statement.NIL, lab.other(0));
    assertThat(lab.state.roundNumber()).isZero();

    lab.votes(2, VoteStep.PREVOTE, Statement.NIL, lab.other(1));
    assertThat(lab.state.roundNumber()).isEqualTo(2);
  }

  @Test
  void aQuorumOfLaterPositionsStartsTheVoteTimeouts() {
    lab.fire(Timer.Kind.PROPOSE, 0);
    lab.votes(0, VoteStep.PRECOMMIT, Statement.NIL, lab.other(0), lab.other(1));

    assertThat(lab.all(Effect.SetTimer.class))
        .extracting(timer -> timer.timer().kind())
        .contains(Timer.Kind.PREVOTE)
        .doesNotContain(Timer.Kind.PRECOMMIT);
    lab.fire(Timer.Kind.PREVOTE, 0);
    assertThat(lab.all(Effect.SetTimer.class))
        .extracting(timer -> timer.timer().kind())
        .contains(Timer.Kind.PRECOMMIT);
    lab.fire(Timer.Kind.PRECOMMIT, 0);
    assertThat(lab.state.roundNumber()).isEqualTo(1);
  }
}
