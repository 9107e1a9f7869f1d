package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Log and chain may be away for a while: what they did not answer is asked again. */
class UnansweredTest {
  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  private List<Statement> storesOf(Runnable action) {
    lab.forget();
    action.run();
    return lab.all(Effect.Store.class).stream().map(one -> one.intent().statement()).toList();
  }

  private void repeat() {
    lab.fire(Timer.Kind.REPEAT, 0);
  }

  private VoteIntent prevoteThatNobodyStores() {
    lab.storing = false;
    lab.propose(0, run, Verdict.GOOD);
    return lab.all(Effect.Store.class).getLast().intent();
  }

  @Test
  void aVoteIsStoredAgainUntilTheLogAnswers() {
    VoteIntent prevote = prevoteThatNobodyStores();
    assertThat(storesOf(this::repeat)).containsExactly(prevote.statement());
    assertThat(storesOf(this::repeat)).containsExactly(prevote.statement());

    lab.step(new Input.Answered(prevote, StoreAnswer.STORED));
    assertThat(lab.said()).contains(prevote.statement());
    assertThat(storesOf(this::repeat)).isEmpty();
  }

  /** Prevotes and precommits the run; nobody answers for either. */
  private VoteIntent precommitThatNobodyStores() {
    prevoteThatNobodyStores();
    lab.forget();
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.others());
    return lab.all(Effect.Store.class).getLast().intent();
  }

  /** What it votes in the next round, where nobody proposes. */
  private VoteIntent prevoteOfTheNextRound() {
    lab.forget();
    lab.skipTo(1);
    lab.fire(Timer.Kind.PROPOSE, 1);
    return lab.all(Effect.Store.class).getLast().intent();
  }

  @Test
  void aRowBelowALaterOneOfOursIsRefusedAndNobodyElseSigns() {
    VoteIntent prevote = prevoteThatNobodyStores();
    lab.forget();
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.others());
    VoteIntent precommit = lab.all(Effect.Store.class).getLast().intent();

    lab.step(new Input.Answered(precommit, StoreAnswer.STORED));
    lab.step(new Input.Answered(prevote, StoreAnswer.NOT_RISING));

    assertThat(lab.state.standing()).isEqualTo(new Standing.Signing());
    assertThat(storesOf(this::repeat)).isEmpty();
  }

  @Test
  void whatIsStoredIsSaidAlthoughALaterVoteWasAnsweredFirst() {
    VoteIntent precommit = precommitThatNobodyStores();
    VoteIntent later = prevoteOfTheNextRound();
    lab.step(new Input.Answered(later, StoreAnswer.STORED));

    assertThat(storesOf(this::repeat)).contains(precommit.statement());
    lab.step(new Input.Answered(precommit, StoreAnswer.STORED));
    assertThat(lab.said()).contains(precommit.statement());
    assertThat(lab.state.messagesOf(lab.own))
        .extracting(Signed::statement)
        .contains(precommit.statement());
  }

  @Test
  void aRowBelowAnothersIsAnAlarmThoughALaterOneWasAskedForToo() {
    VoteIntent precommit = precommitThatNobodyStores();
    prevoteOfTheNextRound();

    lab.step(new Input.Answered(precommit, StoreAnswer.NOT_RISING));
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.LOG_AHEAD));
  }

  @Test
  void anothersRowInThePlaceOfOursIsAnAlarmThoughALaterOneOfOursIsStored() {
    VoteIntent precommit = precommitThatNobodyStores();
    lab.step(new Input.Answered(prevoteOfTheNextRound(), StoreAnswer.STORED));
    assertThat(lab.state.standing()).isEqualTo(new Standing.Signing());

    lab.step(new Input.Answered(precommit, StoreAnswer.TAKEN));
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.LOG_AHEAD));
  }

  /** A vote at the next height, after one of a later round here whose answer comes late. */
  private VoteIntent voteAboveALateAnswer() {
    lab.storing = false;
    lab.skipTo(2);
    lab.fire(Timer.Kind.PROPOSE, 2);
    VoteIntent old = lab.all(Effect.Store.class).getLast().intent();
    lab.wallMs += 10L * RoundLab.INTERVAL * 1_000;
    lab.step(new Input.Opened(lab.instance(new Parent(8, run.value()), 4)));
    lab.fire(Timer.Kind.PROPOSE, 0);
    VoteIntent above = lab.all(Effect.Store.class).getLast().intent();
    assertThat(above.statement().parent().height()).isEqualTo(8);
    lab.step(new Input.Answered(old, StoreAnswer.STORED));
    return above;
  }

  @Test
  void aLateAnswerOfAnOlderHeightSaysNothingOfTheNew() {
    VoteIntent above = voteAboveALateAnswer();
    assertThat(storesOf(this::repeat)).contains(above.statement());
  }

  @Test
  void anotherSignerIsNoticedAfterALateAnswer() {
    VoteIntent above = voteAboveALateAnswer();
    lab.step(new Input.Answered(above, StoreAnswer.NOT_RISING));
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.LOG_AHEAD));
  }

  @Test
  void whileTheLogIsAwayNoMoreThanAFewAreKept() {
    lab.storing = false;
    for (int round = 0; round < 50; round++) {
      lab.fire(Timer.Kind.PROPOSE, round);
      lab.skipTo(round + 1);
    }
    assertThat(storesOf(this::repeat)).hasSize(4);
  }

  @Test
  void theLatestPrecommitForAValueIsNeverLetGo() {
    VoteIntent precommit = precommitThatNobodyStores();
    for (int round = 1; round < 50; round++) {
      lab.skipTo(round);
      lab.fire(Timer.Kind.PROPOSE, round);
    }
    assertThat(storesOf(this::repeat)).hasSize(4).contains(precommit.statement());
  }

  @Test
  void aRunIsJudgedAgainUntilTheChainAnswers() {
    int leader = lab.instance.leader(0, lab.state.mode());
    Statement said = Statement.proposal(RoundLab.PARENT, 0, run.value(), Statement.NONE);
    lab.step(new Input.Received("peer", lab.sign(leader, said), Optional.of(run)));
    lab.forget();

    repeat();
    assertThat(lab.all(Effect.Judge.class))
        .containsExactly(new Effect.Judge(new JudgeOrder(run, 0, 0)));
    lab.judge(run, Verdict.GOOD);
    lab.forget();
    repeat();
    assertThat(lab.all(Effect.Judge.class)).isEmpty();
  }

  @Test
  void whatIsDecidedIsHandedToTheChainUntilTheNextInstanceOpens() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    Effect.Commit commit = lab.all(Effect.Commit.class).getFirst();
    lab.forget();

    repeat();
    assertThat(lab.all(Effect.Commit.class)).containsExactly(commit);
  }

  @Test
  void aRepeatedProposalComesWithoutItsRun() {
    RoundLab leader = RoundLab.started(RoundLab.leaderOf(0));
    Effect.Build build = leader.all(Effect.Build.class).getFirst();
    leader.step(new Input.RunBuilt(build.order(), run));
    assertThat(leader.all(Effect.Broadcast.class).getFirst().run()).contains(run);

    leader.forget();
    leader.fire(Timer.Kind.REPEAT, 0);
    assertThat(leader.all(Effect.Broadcast.class))
        .isNotEmpty()
        .allMatch(sent -> sent.run().isEmpty());
  }
}
