package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Never sign twice: stored before sent, gone on from rows, stopped when somebody else signs. */
class OwnVotesTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  @Test
  void nothingIsSentBeforeItIsStored() {
    lab.storing = false;
    lab.propose(0, run, Verdict.GOOD);
    VoteIntent wanted = lab.all(Effect.Store.class).getFirst().intent();
    assertThat(lab.said()).isEmpty();

    lab.step(new Input.Answered(wanted, StoreAnswer.STORED));
    Signed sent = lab.all(Effect.Broadcast.class).getFirst().message();
    assertThat(lab.checks.isSigned(sent, lab.instance.voters())).isTrue();
  }

  @Test
  void aLostLeaseEndsTheSigning() {
    lab.storeAnswer = StoreAnswer.LEASE_LOST;
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.others());

    assertThat(lab.said()).isEmpty();
    assertThat(lab.all(Effect.Store.class)).hasSize(1);
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.LEASE_LOST));
  }

  @Test
  void aVoteThatDoesNotRiseMeansAnotherSigner() {
    lab.storeAnswer = StoreAnswer.NOT_RISING;
    lab.propose(0, run, Verdict.GOOD);

    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.LOG_AHEAD));
  }

  @Test
  void aProposalThatComesTooLateIsNoError() {
    RoundLab leader = RoundLab.started(RoundLab.leaderOf(0));
    leader.storeAnswer = StoreAnswer.NOT_RISING;
    BuildOrder order = leader.all(Effect.Build.class).getFirst().order();
    leader.step(new Input.RunBuilt(order, run));

    assertThat(leader.said()).isEmpty();
    assertThat(leader.state.standing()).isInstanceOf(Standing.Signing.class);
  }

  @Test
  void aRunBuiltAfterTheOwnPrevoteIsDropped() {
    RoundLab leader = RoundLab.started(RoundLab.leaderOf(0));
    BuildOrder order = leader.all(Effect.Build.class).getFirst().order();
    leader.fire(Timer.Kind.PROPOSE, 0);
    leader.step(new Input.RunBuilt(order, run));

    assertThat(leader.said()).extracting(Statement::step).containsExactly(VoteStep.PREVOTE);
  }

  @Test
  void onScheduleALeaderOrdersTheOneBlockThatIsDue() {
    RoundLab leader = RoundLab.started(RoundLab.leaderOf(0));

    assertThat(leader.all(Effect.Build.class).getFirst().order())
        .isEqualTo(new BuildOrder(RoundLab.PARENT, 0, 1, false, false, false));
  }

  @Test
  void aVoterListensBeforeItTakesPart() {
    RoundLab starting = RoundLab.listening(lab.own, List.of());
    starting.propose(0, run, Verdict.GOOD);
    assertThat(starting.said()).isEmpty();

    starting.listen();
    assertThat(starting.said()).hasSize(1);
  }

  @Test
  void afterARestartItGoesOnFromItsHighestRow() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.other(0), lab.other(1));
    List<VoteIntent> rows = List.copyOf(lab.log);

    RoundLab restarted = RoundLab.listening(lab.own, rows);
    restarted.listen();

    assertThat(restarted.state.lock()).contains(new Lock(0, run.value()));
    assertThat(restarted.state.valid()).map(ValidRun::run).contains(run);
    assertThat(restarted.said()).isEqualTo(rows.stream().map(VoteIntent::statement).toList());
    assertThat(restarted.all(Effect.Store.class)).isEmpty();
  }

  @Test
  void aRunProposedAgainAfterANilPrecommitIsProposedAgainAfterACrash() {
    RoundLab leader = RoundLab.started(RoundLab.leaderOf(1));
    leader.propose(0, run, Verdict.GOOD);
    leader.votes(0, VoteStep.PREVOTE, run.value(), leader.other(0));
    leader.votes(0, VoteStep.PREVOTE, Statement.NIL, leader.other(1));
    leader.fire(Timer.Kind.PREVOTE, 0);
    leader.votes(0, VoteStep.PREVOTE, run.value(), leader.other(2));
    assertThat(leader.state.lock()).isEmpty();
    leader.storing = false;
    leader.skipTo(1);
    VoteIntent proposal = leader.all(Effect.Store.class).getLast().intent();
    assertThat(proposal.statement())
        .isEqualTo(Statement.proposal(RoundLab.PARENT, 1, run.value(), 0));

    List<VoteIntent> rows = new ArrayList<>(leader.log);
    rows.add(proposal);
    RoundLab restarted = RoundLab.listening(leader.own, rows);
    restarted.listen();

    Effect.Broadcast sent = restarted.all(Effect.Broadcast.class).getLast();
    assertThat(sent.message().statement()).isEqualTo(proposal.statement());
    assertThat(sent.message().prevotes()).isEqualTo(proposal.backing().prevotes()).hasSize(3);
    assertThat(sent.run()).contains(run);
    assertThat(restarted.all(Effect.Build.class)).isEmpty();
    restarted.judge(run, Verdict.GOOD);
    assertThat(restarted.said().getLast())
        .isEqualTo(Statement.vote(RoundLab.PARENT, 1, VoteStep.PREVOTE, run.value()));
  }

  @Test
  void theLockSurvivesARowOnAnotherParentOfTheHeight() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.other(0), lab.other(1));
    Parent elsewhere = new Parent(RoundLab.PARENT.height(), Hash.sha256(new byte[] {77}));
    Statement there = Statement.vote(elsewhere, 2, VoteStep.PREVOTE, Statement.NIL);
    for (boolean lastIsForeign : new boolean[] {true, false}) {
      List<VoteIntent> rows = new ArrayList<>(lab.log);
      VoteIntent foreign =
          new VoteIntent(
              lastIsForeign
                  ? there
                  : Statement.vote(elsewhere, 0, VoteStep.PROPOSAL, there.value()),
              lab.instance.voters().hash(),
              Backing.NONE);
      rows.add(lastIsForeign ? rows.size() : 0, foreign);
      RoundLab restarted = RoundLab.listening(lab.own, rows);
      restarted.listen();

      assertThat(restarted.state.lock()).contains(new Lock(0, run.value()));
      assertThat(restarted.state.valid()).map(ValidRun::run).contains(run);
      assertThat(restarted.state.roundNumber()).isEqualTo(lastIsForeign ? 3 : 0);
    }
  }

  @Test
  void ourOldVotesPlayedBackAreLookedUpOnceEachAndNotForEver() {
    for (int time = 0; time < 3; time++) {
      lab.receive(lab.vote(lab.own, 9, VoteStep.PREVOTE, run.value()));
    }
    assertThat(lab.all(Effect.CheckOwn.class)).hasSize(1);
    for (int round = 10; round < 200; round++) {
      lab.receive(lab.vote(lab.own, round, VoteStep.PREVOTE, run.value()));
    }
    assertThat(lab.all(Effect.CheckOwn.class)).hasSize(32);
  }

  @Test
  void ourOldVotesPlayedBackDontHideWhatATwinSigns() {
    for (int round = 10; round < 100; round++) {
      Signed old = lab.vote(lab.own, round, VoteStep.PREVOTE, run.value());
      lab.receive(old);
      lab.step(new Input.OwnVoteChecked(old, true));
      lab.receive(old);
      assertThat(lab.outcome()).isEqualTo(Outcome.DUPLICATE);
    }
    lab.forget();
    Signed twins = lab.vote(lab.own, 100, VoteStep.PREVOTE, run.value());
    lab.receive(twins);
    assertThat(lab.all(Effect.CheckOwn.class))
        .containsExactly(new Effect.CheckOwn(twins, lab.instance.voters().hash()));

    lab.step(new Input.OwnVoteChecked(twins, false));
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.DOUBLED));
  }

  @Test
  void whatWasReadFromTheLogIsNotLookedUpThere() {
    lab.propose(0, run, Verdict.GOOD);
    RoundLab restarted = RoundLab.listening(lab.own, List.copyOf(lab.log));
    restarted.receive(lab.vote(lab.own, 0, VoteStep.PREVOTE, run.value()));

    assertThat(restarted.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(restarted.all(Effect.CheckOwn.class)).isEmpty();
  }

  @Test
  void theLogIsAskedAgainUntilItAnswers() {
    Signed strange = lab.vote(lab.own, 9, VoteStep.PREVOTE, run.value());
    lab.receive(strange);
    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.CheckOwn.class))
        .containsExactly(new Effect.CheckOwn(strange, lab.instance.voters().hash()));

    lab.step(new Input.OwnVoteChecked(strange, true));
    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.CheckOwn.class)).isEmpty();
  }

  @Test
  void aContradictionOutlivesWhateverElseEndsTheSigning() {
    Certificate first = lab.certificate(0, run, lab.others());
    Certificate other = lab.certificate(0, lab.run(2), lab.others());
    lab.step(new Input.Contradicted(first, other));
    lab.step(new Input.Stopped(Standing.Reason.LEASE_LOST));
    assertThat(lab.state.standing())
        .isEqualTo(new Standing.Observing(Standing.Reason.CONTRADICTION));

    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    assertThat(lab.all(Effect.Commit.class)).isEmpty();
  }

  @Test
  void afterARestartItVotesInNoStepAgain() {
    lab.propose(0, run, Verdict.GOOD);
    RoundLab restarted = RoundLab.listening(lab.own, List.copyOf(lab.log));
    restarted.listen();
    restarted.propose(0, restarted.run(2), Verdict.GOOD);
    restarted.fire(Timer.Kind.PROPOSE, 0);

    assertThat(restarted.all(Effect.Store.class)).isEmpty();
  }

  @Test
  void rowsOfAHeightWhereWeNoLongerVoteAreNotGoneOnFrom() {
    Parent next = new Parent(8, run.value());
    Statement said = Statement.vote(next, 4, VoteStep.PREVOTE, run.value());
    VoteIntent row = new VoteIntent(said, lab.instance.voters().hash(), Backing.NONE);
    RoundLab replaced = RoundLab.listening(lab.own, List.of(row));
    replaced.listen();
    replaced.wallMs += 10L * RoundLab.INTERVAL * 1_000;
    replaced.step(new Input.Opened(replaced.instanceOfStrangers(next)));

    assertThat(replaced.state.roundNumber()).isZero();
    assertThat(replaced.state.isVoting()).isTrue();
    assertThat(replaced.all(Effect.Broadcast.class)).isEmpty();
  }

  @Test
  void belowTheHeightOfItsRowsItNeverSigns() {
    Statement above = Statement.vote(new Parent(9, run.value()), 0, VoteStep.PREVOTE, run.value());
    VoteIntent row = new VoteIntent(above, lab.instance.voters().hash(), Backing.NONE);
    RoundLab behind = RoundLab.listening(lab.own, List.of(row));
    behind.listen();
    behind.propose(0, run, Verdict.GOOD);

    assertThat(behind.all(Effect.Store.class)).isEmpty();
  }

  @Test
  void aVoteOfOurKeyThatTheLogDoesNotHoldMeansDoubled() {
    Signed strange = lab.vote(lab.own, 0, VoteStep.PREVOTE, run.value());
    lab.receive(strange);
    assertThat(lab.all(Effect.CheckOwn.class)).hasSize(1);

    lab.step(new Input.OwnVoteChecked(strange, false));
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.DOUBLED));
  }

  @Test
  void thatTheKeyIsDoubledIsToldToTheLogUntilItHasItInWriting() {
    Signed strange = lab.vote(lab.own, 0, VoteStep.PREVOTE, run.value());
    lab.receive(strange);
    lab.step(new Input.OwnVoteChecked(strange, false));
    Effect.Distrust tell = new Effect.Distrust(Standing.Reason.DOUBLED);
    assertThat(lab.all(Effect.Distrust.class)).containsExactly(tell);

    lab.forget();
    lab.wallMs += RoundLab.INTERVAL * 1_000;
    lab.step(new Input.Opened(lab.instance(new Parent(8, run.value()), 4)));
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.Distrust.class)).as("in the next instance").containsExactly(tell);

    lab.step(new Input.Distrusted());
    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.Distrust.class)).isEmpty();
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.DOUBLED));
  }

  @Test
  void whoseLogSaysThatItIsDoubledSignsNothingFromTheStart() {
    RoundLab restarted = RoundLab.listening(lab.own, List.of());
    restarted.step(new Input.Stopped(Standing.Reason.DOUBLED));
    restarted.listen();
    restarted.propose(0, run, Verdict.GOOD);

    assertThat(restarted.all(Effect.Store.class)).isEmpty();
    assertThat(restarted.all(Effect.Distrust.class)).isEmpty();
  }

  @Test
  void aForgedVoteOfOurKeyMeansNothing() {
    Signed strange = lab.vote(lab.other(0), 0, VoteStep.PREVOTE, run.value());
    Signed forged =
        Signed.vote(strange.statement(), lab.keys.get(lab.own).publicKey(), strange.signature());
    lab.receive(forged);

    assertThat(lab.outcome()).isEqualTo(Outcome.BAD_SIGNATURE);
    assertThat(lab.all(Effect.CheckOwn.class)).isEmpty();
  }

  @Test
  void latestVotesAreRepeatedAndToldToWhoeverJoins() {
    lab.propose(0, run, Verdict.GOOD);
    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    lab.step(new Input.PeerJoined("new"));

    assertThat(lab.said()).hasSize(1);
    assertThat(lab.all(Effect.SendTo.class)).extracting(Effect.SendTo::peer).containsExactly("new");
  }
}
