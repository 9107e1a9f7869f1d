package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Every message has a named outcome, and none makes the memory grow. */
class IntakeTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  private Outcome outcomeOf(Signed message) {
    lab.receive(message);
    return lab.outcome();
  }

  private Signed onParent(Parent parent) {
    return lab.sign(lab.other(0), Statement.vote(parent, 0, VoteStep.PREVOTE, run.value()));
  }

  @Test
  void aNewVoteIsAcceptedAndRelayedOnce() {
    Signed vote = lab.vote(lab.other(0), 0, VoteStep.PREVOTE, run.value());

    assertThat(outcomeOf(vote)).isEqualTo(Outcome.ACCEPTED);
    assertThat(outcomeOf(vote)).isEqualTo(Outcome.DUPLICATE);
    assertThat(lab.all(Effect.Relay.class)).hasSize(1);
  }

  @Test
  void aVoteForADecidedParentIsAnsweredWithItsCertificate() {
    Parent decided = new Parent(6, run.value());

    assertThat(outcomeOf(onParent(decided))).isEqualTo(Outcome.DECIDED_PARENT);
    assertThat(lab.all(Effect.ShowCertificate.class))
        .containsExactly(new Effect.ShowCertificate("peer", decided));
  }

  @Test
  void aVoteForAnUnknownParentIsAReasonToAskForCertificates() {
    Signed vote = onParent(new Parent(9, run.value()));

    assertThat(outcomeOf(vote)).isEqualTo(Outcome.UNKNOWN_PARENT);
    assertThat(outcomeOf(vote)).isEqualTo(Outcome.DUPLICATE);
    assertThat(lab.all(Effect.AskCertificates.class))
        .containsExactly(new Effect.AskCertificates("peer", RoundLab.PARENT));

    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.AskCertificates.class).getLast().peer()).isEqualTo(Effect.ANYONE);
  }

  @Test
  void whatIsNotKeptOfAParentAboveIsNamed() {
    Parent above = new Parent(9, run.value());
    assertThat(outcomeOf(onParent(above))).isEqualTo(Outcome.UNKNOWN_PARENT);

    Statement nil = Statement.vote(above, 0, VoteStep.PREVOTE, Statement.NIL);
    assertThat(outcomeOf(lab.sign(lab.other(0), nil))).isEqualTo(Outcome.STALE);
    assertThat(outcomeOf(lab.sign(4, nil))).isEqualTo(Outcome.NOT_A_VOTER);
    Statement before = Statement.vote(above, -1, VoteStep.PREVOTE, Statement.NIL);
    assertThat(outcomeOf(lab.sign(lab.other(0), before))).isEqualTo(Outcome.WRONG_ROUND);
    Statement nothing = Statement.proposal(above, 0, Statement.NIL, Statement.NONE);
    assertThat(outcomeOf(lab.sign(lab.other(0), nothing))).isEqualTo(Outcome.MALFORMED);
  }

  @Test
  void aRunThatComesWithWhatIsRefusedIsNoted() {
    lab.step(
        new Input.Received(
            "peer", lab.vote(4, 0, VoteStep.PREVOTE, run.value()), Optional.of(run)));

    assertThat(lab.all(Effect.Noted.class))
        .extracting(Effect.Noted::outcome)
        .containsExactly(Outcome.UNWANTED_RUN, Outcome.NOT_A_VOTER);
  }

  @Test
  void aRunThatIsAtHandAlreadyIsNotUnwanted() {
    Statement said = Statement.proposal(RoundLab.PARENT, 0, run.value(), Statement.NONE);
    Signed proposal = lab.sign(RoundLab.leaderOf(0), said);
    lab.step(new Input.Received("one", proposal, Optional.of(run)));
    lab.step(new Input.Received("two", proposal, Optional.of(run)));
    lab.step(new Input.Received("three", proposal, Optional.of(lab.run(2))));

    assertThat(lab.all(Effect.Noted.class))
        .extracting(Effect.Noted::outcome)
        .containsExactly(
            Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.UNWANTED_RUN, Outcome.DUPLICATE);
  }

  @Test
  void whatIsWrongWithAQuorumIsNamed() {
    lab.step(
        new Input.CertificateShown("peer", lab.certificate(0, run, 1, 0, 2), Optional.empty()));
    assertThat(lab.all(Effect.Noted.class).getLast())
        .isEqualTo(new Effect.Noted("peer", Outcome.BAD_CERTIFICATE, QuorumCheck.NOT_SORTED));

    lab.skipTo(2);
    lab.forget();
    lab.propose(2, run, 1, 0, 1);
    assertThat(lab.all(Effect.Noted.class))
        .contains(new Effect.Noted("peer", Outcome.FORGED_QUORUM, QuorumCheck.WRONG_COUNT));
  }

  @Test
  void whatCameEarlyForTheNextParentCountsOnceItOpens() {
    Parent next = new Parent(8, run.value());
    Statement said = Statement.vote(next, 0, VoteStep.PREVOTE, Statement.NIL);
    lab.receive(lab.sign(lab.other(0), said));
    lab.step(new Input.Opened(lab.instance(next, 4)));

    assertThat(lab.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(lab.state.messagesKept()).isEqualTo(1);
  }

  @Test
  void whoeverForgesVotesOfAParentAboveIsKeptFewAndAskedAboutOnce() {
    Parent above = new Parent(RoundLab.PARENT.height() + 1, run.value());
    for (int round = -3; round < 300; round++) {
      for (VoteStep step : VoteStep.values()) {
        Statement said = new Statement(above, round, step, run.value(), Statement.NONE);
        lab.receive(lab.sign(lab.other(0), said));
      }
    }
    assertThat(lab.state.messagesKept()).isLessThanOrEqualTo(4);
    assertThat(lab.all(Effect.AskCertificates.class)).hasSize(1);
  }

  @Test
  void aVoteForAnotherBlockOfTheOpenHeightIsForeign() {
    assertThat(outcomeOf(onParent(new Parent(7, run.value())))).isEqualTo(Outcome.FOREIGN_PARENT);
  }

  @Test
  void roundsThatDontCountAreRefused() {
    assertThat(outcomeOf(lab.vote(lab.other(0), -1, VoteStep.PREVOTE, run.value())))
        .isEqualTo(Outcome.WRONG_ROUND);
    assertThat(outcomeOf(lab.vote(lab.other(0), Integer.MAX_VALUE, VoteStep.PREVOTE, run.value())))
        .isEqualTo(Outcome.WRONG_ROUND);
  }

  @Test
  void whoDoesNotVoteIsNotHeard() {
    assertThat(outcomeOf(lab.vote(4, 0, VoteStep.PREVOTE, run.value())))
        .isEqualTo(Outcome.NOT_A_VOTER);
  }

  @Test
  void aProposalByAnotherThanTheLeaderIsRefused() {
    Statement said = Statement.proposal(RoundLab.PARENT, 1, run.value(), Statement.NONE);
    int stranger =
        Arrays.stream(lab.others())
            .filter(place -> !lab.instance.mayLead(place, 1))
            .findFirst()
            .orElseThrow();

    assertThat(outcomeOf(lab.sign(stranger, said))).isEqualTo(Outcome.NOT_LEADER);
  }

  @Test
  void aNilProposalAndAVoteWithPrevotesAreMalformed() {
    Statement nil = Statement.proposal(RoundLab.PARENT, 0, Statement.NIL, Statement.NONE);
    assertThat(outcomeOf(lab.sign(RoundLab.leaderOf(0), nil))).isEqualTo(Outcome.MALFORMED);

    Signed vote = lab.vote(lab.other(0), 0, VoteStep.PREVOTE, run.value());
    List<Endorsement> extra = List.of(vote.endorsement());
    assertThat(outcomeOf(new Signed(vote.statement(), vote.key(), vote.signature(), extra)))
        .isEqualTo(Outcome.MALFORMED);
  }

  @Test
  void aSignatureOfAnotherKeyIsRefused() {
    Signed vote = lab.vote(lab.other(0), 0, VoteStep.PREVOTE, run.value());
    Signed forged =
        Signed.vote(vote.statement(), lab.keys.get(lab.other(1)).publicKey(), vote.signature());

    assertThat(outcomeOf(forged)).isEqualTo(Outcome.BAD_SIGNATURE);
    assertThat(lab.state.messagesKept()).isZero();
  }

  @Test
  void aReproposalNeedsARealQuorumOfItsValidRound() {
    lab.skipTo(2);
    lab.propose(2, run, 1, 0, 1);
    assertThat(lab.all(Effect.Noted.class))
        .extracting(Effect.Noted::outcome)
        .contains(Outcome.FORGED_QUORUM);

    lab.propose(2, run, 2, 0, 1, 2);
    assertThat(lab.outcome()).isEqualTo(Outcome.FORGED_QUORUM);
    lab.propose(2, run, 1, 0, 1, 1);
    assertThat(lab.outcome()).isEqualTo(Outcome.FORGED_QUORUM);
    lab.propose(2, run, 1, 0, 1, 2);
    assertThat(lab.outcome()).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void twoVotesForOneStepAreEvidenceOnce() {
    lab.receive(lab.vote(lab.other(0), 0, VoteStep.PREVOTE, run.value()));

    assertThat(outcomeOf(lab.vote(lab.other(0), 0, VoteStep.PREVOTE, Statement.NIL)))
        .isEqualTo(Outcome.EQUIVOCATION);
    assertThat(outcomeOf(lab.vote(lab.other(0), 0, VoteStep.PREVOTE, lab.run(2).value())))
        .isEqualTo(Outcome.KNOWN_EQUIVOCATOR);
    assertThat(lab.all(Effect.Report.class)).hasSize(1);
    assertThat(lab.all(Effect.Report.class).getFirst().evidence().culprit())
        .isEqualTo(lab.keys.get(lab.other(0)).publicKey());
  }

  @Test
  void aRunWithAnotherHashThanTheSignedIsDroppedAndTheProposalStands() {
    Statement said = Statement.proposal(RoundLab.PARENT, 0, run.value(), Statement.NONE);
    Signed proposal = lab.sign(RoundLab.leaderOf(0), said);
    lab.step(new Input.Received("peer", proposal, Optional.of(lab.run(2))));

    assertThat(lab.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(lab.state.runsKept()).isZero();
    assertThat(lab.all(Effect.AskRun.class))
        .extracting(Effect.AskRun::value)
        .containsExactly(run.value());
  }

  @Test
  void aFloodOfValidMessagesKeepsSevenAVoterAtMost() {
    for (int round = 1; round < 60; round++) {
      for (VoteStep step : List.of(VoteStep.PREVOTE, VoteStep.PRECOMMIT)) {
        Hash value = lab.run(round).value();
        lab.receive(lab.vote(lab.other(0), round, step, value));
        Parent above = new Parent(100L + round, value);
        lab.receive(lab.sign(lab.other(0), Statement.vote(above, round, step, value)));
      }
    }

    assertThat(lab.state.messagesKept()).isLessThanOrEqualTo(7 + 4);
    assertThat(lab.state.runsKept()).isZero();
  }

  @Test
  void whatItsVoterHasLeftBehindIsStale() {
    lab.receive(lab.vote(lab.other(0), 5, VoteStep.PREVOTE, run.value()));

    assertThat(outcomeOf(lab.vote(lab.other(0), 3, VoteStep.PREVOTE, run.value())))
        .isEqualTo(Outcome.STALE);
  }
}
