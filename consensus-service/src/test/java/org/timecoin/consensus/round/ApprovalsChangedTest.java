package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * A fresh proposal that conflicts with an approval of ours is prevoted nil, though the approval was
 * given after the run was judged and before it was voted on.
 */
class ApprovalsChangedTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  @BeforeEach
  void theBlockIsDueInTwoSeconds() {
    lab.wallMs -= 2_000;
  }

  private void becomesDue() {
    lab.wallMs += 2_000;
    lab.fire(Timer.Kind.DUE, 0);
  }

  private void approve() {
    lab.forget();
    lab.step(new Input.ApprovalsChanged());
  }

  private static Statement prevote(int round, Hash value) {
    return Statement.vote(RoundLab.PARENT, round, VoteStep.PREVOTE, value);
  }

  private List<JudgeOrder> ordered() {
    return lab.all(Effect.Judge.class).stream().map(Effect.Judge::order).toList();
  }

  @Test
  void anApprovalWhileTheRunIsHeldMakesItUnwelcome() {
    lab.propose(0, run, Verdict.GOOD);
    approve();
    becomesDue();
    assertThat(lab.said()).isEmpty();
    assertThat(ordered()).containsExactly(new JudgeOrder(run, 0, 1));

    lab.judge(run, Verdict.UNWELCOME);
    assertThat(lab.said()).containsExactly(prevote(0, Statement.NIL));
  }

  @Test
  void aRunThatIsStillWelcomeIsPrevotedOnceItIsDue() {
    lab.propose(0, run, Verdict.GOOD);
    approve();
    lab.judge(run, Verdict.GOOD);
    lab.step(new Input.RunJudged(new JudgeOrder(run, 0, 0), Verdict.UNWELCOME));
    assertThat(lab.said()).isEmpty();

    becomesDue();
    assertThat(lab.said()).containsExactly(prevote(0, run.value()));
  }

  @Test
  void whatBecameFinalIsWelcomeThoughItWasNot() {
    lab.propose(1, run, Verdict.UNWELCOME);
    approve();
    lab.judge(run, Verdict.GOOD);
    lab.wallMs += 2_000;
    lab.skipTo(1);

    assertThat(lab.said()).containsExactly(prevote(1, run.value()));
  }

  @Test
  void aRunJudgedInTheRoundBeforeIsJudgedAgain() {
    lab.propose(1, run, Verdict.GOOD);
    approve();
    lab.wallMs += 2_000;
    lab.skipTo(1);
    assertThat(lab.said()).isEmpty();

    lab.judge(run, Verdict.UNWELCOME);
    assertThat(lab.said().getFirst()).isEqualTo(prevote(1, Statement.NIL));
  }

  @Test
  void aJudgementOrderedBeforeSaysOnlyThatTheRunIsValid() {
    lab.wallMs += 2_000;
    Statement said = Statement.proposal(RoundLab.PARENT, 0, run.value(), Statement.NONE);
    lab.step(new Input.Received("peer", lab.sign(RoundLab.leaderOf(0), said), Optional.of(run)));
    JudgeOrder old = ordered().getFirst();
    approve();

    lab.step(new Input.RunJudged(old, Verdict.GOOD));
    assertThat(lab.state.hasValidRun(run.value())).isTrue();
    assertThat(lab.said()).isEmpty();

    lab.judge(run, Verdict.UNWELCOME);
    lab.step(new Input.RunJudged(old, Verdict.GOOD));
    assertThat(lab.said()).containsExactly(prevote(0, Statement.NIL));
  }

  @Test
  void anInvalidRunIsRefusedByAnyJudgement() {
    lab.propose(0, run, Verdict.INVALID);
    approve();
    assertThat(ordered()).isEmpty();
    assertThat(lab.state.hasPrevoted()).isTrue();
  }

  @Test
  void theChainIsAskedAgainUntilItAnswers() {
    lab.propose(0, run, Verdict.GOOD);
    approve();
    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(ordered()).containsExactly(new JudgeOrder(run, 0, 1));

    lab.judge(run, Verdict.GOOD);
    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(ordered()).isEmpty();
  }

  @Test
  void whatAQuorumPrevotedIsNotJudgedByIt() {
    lab.propose(0, run, Verdict.GOOD);
    approve();
    lab.fire(Timer.Kind.PROPOSE, 0);
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.others());
    assertThat(lab.state.lock()).contains(new Lock(0, run.value()));

    lab.skipTo(1);
    Statement again = Statement.proposal(RoundLab.PARENT, 1, run.value(), Statement.NONE);
    lab.receive(lab.sign(lab.instance.leader(1, lab.state.mode()), again));
    assertThat(lab.said()).contains(prevote(1, run.value()));
  }

  @Test
  void aRunBarsApprovalsFromWhenItsPrevoteIsOnItsWay() {
    lab.storing = false;
    lab.propose(0, run, Verdict.GOOD);
    assertThat(lab.state.prevoted()).isEmpty();
    becomesDue();
    assertThat(lab.said()).isEmpty();
    assertThat(lab.state.prevoted()).containsExactly(run.value());

    lab.storing = true;
    lab.skipTo(5);
    assertThat(lab.state.prevoted()).containsExactly(run.value());
    lab.step(new Input.Opened(lab.instance(new Parent(8, run.value()), 4)));
    assertThat(lab.state.prevoted()).isEmpty();
  }

  @Test
  void afterARestartNothingIsApprovedUntilTheInstanceIsDecided() {
    assertThat(lab.state.mayApprove()).isTrue();
    lab.propose(0, run, Verdict.GOOD);
    becomesDue();
    assertThat(lab.state.mayApprove()).isTrue();

    RoundLab restarted = RoundLab.listening(lab.own, List.copyOf(lab.log));
    assertThat(restarted.state.mayApprove()).isFalse();
    restarted.listen();
    assertThat(restarted.state.mayApprove()).isFalse();
    restarted.step(new Input.Opened(restarted.instance(new Parent(8, run.value()), 4)));
    assertThat(restarted.state.mayApprove()).isTrue();
  }
}
