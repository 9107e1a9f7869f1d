package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Another process with our key that is always one instance late, or one ahead. */
class LateTwinTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);
  private final Parent next = new Parent(8, run.value());
  private final Hash voters = lab.instance.voters().hash();

  @BeforeEach
  void weVotedAndWentOn() {
    lab.propose(0, run, Verdict.GOOD);
    lab.step(new Input.Opened(lab.instance(next, 4)));
    lab.forget();
  }

  private Signed twins(int round) {
    return lab.vote(lab.own, round, VoteStep.PREVOTE, Statement.NIL);
  }

  @Test
  void aVoteOfOursOnTheLastParentThatTheLogDoesNotHoldMeansDoubled() {
    lab.receive(twins(0));
    assertThat(lab.outcome()).isEqualTo(Outcome.OWN_KEY);
    assertThat(lab.all(Effect.CheckOwn.class))
        .containsExactly(new Effect.CheckOwn(twins(0), voters));
    assertThat(lab.all(Effect.ShowCertificate.class)).as("it is late all the same").hasSize(1);

    lab.step(new Input.OwnVoteChecked(twins(0), false));
    assertThat(lab.state.standing()).isEqualTo(new Standing.Observing(Standing.Reason.DOUBLED));
  }

  @Test
  void theLogIsAskedUnderTheVotersOfThatParent() {
    RoundLab replaced = RoundLab.running();
    replaced.step(new Input.Opened(replaced.instanceOfStrangers(next)));
    replaced.receive(twins(0));

    assertThat(replaced.all(Effect.CheckOwn.class))
        .containsExactly(new Effect.CheckOwn(twins(0), voters));
  }

  @Test
  void whatWeRememberSayingIsLateAsAnybodys() {
    lab.receive(lab.vote(lab.own, 0, VoteStep.PREVOTE, run.value()));

    assertThat(lab.outcome()).isEqualTo(Outcome.DECIDED_PARENT);
    assertThat(lab.all(Effect.CheckOwn.class)).isEmpty();
  }

  @Test
  void theLogIsAskedOnceForEachAndAgainUntilItAnswers() {
    lab.receive(twins(0));
    lab.receive(twins(0));
    assertThat(lab.outcome()).isEqualTo(Outcome.DECIDED_PARENT);
    assertThat(lab.all(Effect.CheckOwn.class)).hasSize(1);
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.CheckOwn.class)).hasSize(2);

    lab.step(new Input.OwnVoteChecked(twins(0), true));
    lab.fire(Timer.Kind.REPEAT, 0);
    lab.receive(twins(0));
    assertThat(lab.all(Effect.CheckOwn.class)).hasSize(2);
    assertThat(lab.state.standing()).isInstanceOf(Standing.Signing.class);
  }

  @Test
  void whatWasAskedBeforeTheInstanceWasDecidedIsAskedAgainToo() {
    RoundLab asking = RoundLab.running();
    asking.receive(twins(9));
    asking.step(new Input.Opened(asking.instance(next, 4)));
    asking.forget();
    asking.fire(Timer.Kind.REPEAT, 0);

    assertThat(asking.all(Effect.CheckOwn.class))
        .containsExactly(new Effect.CheckOwn(twins(9), voters));
  }

  @Test
  void aFloodOfThemIsLookedUpWithinBounds() {
    for (int round = 0; round < 1_000; round++) {
      lab.receive(twins(round));
    }
    assertThat(lab.all(Effect.CheckOwn.class)).hasSize(32);
  }

  @Test
  void whatIsForgedOrMalformedOrOlderIsNotLookedUp() {
    Signed other = lab.vote(lab.other(0), 0, VoteStep.PREVOTE, Statement.NIL);
    Signed forged =
        Signed.vote(other.statement(), lab.keys.get(lab.own).publicKey(), other.signature());
    lab.receive(forged);
    assertThat(lab.outcome()).isEqualTo(Outcome.BAD_SIGNATURE);
    lab.receive(twins(-1));
    assertThat(lab.outcome()).isEqualTo(Outcome.DECIDED_PARENT);
    Signed mine = twins(0);
    lab.receive(
        new Signed(mine.statement(), mine.key(), mine.signature(), List.of(mine.endorsement())));
    assertThat(lab.outcome()).isEqualTo(Outcome.DECIDED_PARENT);
    Parent before = new Parent(6, run.value());
    lab.receive(lab.sign(lab.own, Statement.vote(before, 0, VoteStep.PREVOTE, Statement.NIL)));
    assertThat(lab.outcome()).isEqualTo(Outcome.DECIDED_PARENT);

    assertThat(lab.all(Effect.CheckOwn.class)).isEmpty();
  }

  /** Nobody can check what is signed on a parent above, so anybody can say that it is ours. */
  @Test
  void forgeriesOnABogusParentDontHideWhatATwinSignsAhead() {
    Parent ahead = new Parent(9, run.value());
    Signed twins = lab.sign(lab.own, Statement.vote(ahead, 0, VoteStep.PREVOTE, run.value()));
    lab.receive(twins);
    Parent bogus = new Parent(77, run.value());
    Statement said = Statement.vote(bogus, 5, VoteStep.PREVOTE, run.value());
    lab.step(
        new Input.Received(
            "liar", Signed.vote(said, twins.key(), twins.signature()), Optional.empty()));
    assertThat(lab.outcome()).isEqualTo(Outcome.STALE);

    lab.step(new Input.Opened(lab.instance(ahead, 4)));
    assertThat(lab.all(Effect.CheckOwn.class)).containsExactly(new Effect.CheckOwn(twins, voters));
  }

  @Test
  void ofOthersTheLatestParentIsKept() {
    int other = lab.other(0);
    lab.receive(
        lab.sign(other, Statement.vote(new Parent(9, run.value()), 0, VoteStep.PREVOTE, voters)));
    lab.receive(
        lab.sign(other, Statement.vote(new Parent(77, run.value()), 0, VoteStep.PREVOTE, voters)));

    assertThat(lab.outcome()).isEqualTo(Outcome.UNKNOWN_PARENT);
  }

  @Test
  void rowsReadAtTheStartAreForgottenAboveThem() {
    RoundLab restarted = RoundLab.listening(lab.own, List.copyOf(lab.log));
    restarted.listen();
    assertThat(restarted.state.rows).isNotEmpty();
    restarted.step(new Input.Opened(restarted.instance(next, 4)));

    assertThat(restarted.state.rows).isEmpty();
  }
}
