package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** A certificate against the precommits that we heard ourselves: whichever comes first. */
class ContradictionTest {

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);
  private final Run rival = lab.run(2);
  private final Certificate shown = lab.certificate(1, rival, 0, 1, 2);
  private final Certificate heard = lab.certificate(0, run, lab.others());

  private void show() {
    lab.step(new Input.CertificateShown("peer", shown, Optional.empty()));
  }

  private void assertStopped(Certificate known, Certificate other) {
    assertThat(lab.all(Effect.Conflict.class)).containsExactly(new Effect.Conflict(known, other));
    assertThat(lab.state.standing())
        .isEqualTo(new Standing.Observing(Standing.Reason.CONTRADICTION));
  }

  @Test
  void aCertificateAgainstAQuorumHeardBeforeStopsUs() {
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    show();

    assertStopped(heard, shown);
    lab.step(new Input.RunArrived("peer", run));
    lab.judge(run, Verdict.GOOD);
    lab.step(new Input.RunArrived("peer", rival));
    lab.judge(rival, Verdict.GOOD);
    assertThat(lab.all(Effect.Commit.class)).as("neither is believed").isEmpty();
  }

  @Test
  void aQuorumHeardAgainstACertificateWhoseRunIsMissingStopsUs() {
    show();
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());

    assertStopped(shown, heard);
  }

  @Test
  void aQuorumHeardAgainstWhatWeDecidedStopsUsToo() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    assertThat(lab.all(Effect.Commit.class)).hasSize(1);

    lab.votes(1, VoteStep.PRECOMMIT, rival.value(), lab.others());
    assertStopped(heard, lab.certificate(1, rival, lab.others()));
  }

  @Test
  void twoQuorumsHeardWithoutAnyCertificateStopUs() {
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    lab.votes(1, VoteStep.PRECOMMIT, rival.value(), lab.others());

    assertStopped(heard, lab.certificate(1, rival, lab.others()));
  }

  private VoteIntent row(int round, VoteStep step, Hash value) {
    Statement said = Statement.vote(RoundLab.PARENT, round, step, value);
    return new VoteIntent(said, lab.instance.voters().hash(), Backing.NONE);
  }

  @Test
  void aQuorumThatOurOwnRowCompletesAfterARestartStopsUsAtOnce() {
    List<VoteIntent> rows =
        List.of(row(0, VoteStep.PRECOMMIT, run.value()), row(1, VoteStep.PREVOTE, Statement.NIL));
    RoundLab again = RoundLab.listening(lab.own, rows);
    again.votes(0, VoteStep.PRECOMMIT, run.value(), again.other(0), again.other(1));
    again.step(new Input.RunArrived("peer", run));
    again.judge(run, Verdict.GOOD);
    again.step(new Input.CertificateShown("peer", shown, Optional.empty()));
    assertThat(again.all(Effect.Conflict.class)).isEmpty();

    again.listen();

    assertThat(again.all(Effect.Conflict.class)).hasSize(1);
    assertThat(again.state.standing())
        .isEqualTo(new Standing.Observing(Standing.Reason.CONTRADICTION));
  }

  @Test
  void aQuorumHeardCountsThoughItsVotersSayOtherThingsBeforeTheRunComes() {
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    lab.votes(1, VoteStep.PRECOMMIT, rival.value(), lab.other(0));
    lab.votes(1, VoteStep.PRECOMMIT, Statement.NIL, lab.other(1));
    lab.votes(9, VoteStep.PRECOMMIT, Statement.NIL, lab.others());
    lab.forget();
    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(lab.all(Effect.AskRun.class).getFirst().voters())
        .containsAll(heard.precommits().stream().map(Endorsement::key).toList());

    lab.step(new Input.RunArrived("peer", run));
    lab.judge(run, Verdict.GOOD);

    assertThat(lab.all(Effect.Commit.class)).containsExactly(new Effect.Commit(heard, run));
  }

  @Test
  void whatIsHeardIsToldOnce() {
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    show();
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    lab.votes(2, VoteStep.PRECOMMIT, rival.value(), lab.others());
    lab.fire(Timer.Kind.REPEAT, 0);

    assertThat(lab.all(Effect.Conflict.class)).hasSize(1);
  }

  @Test
  void aContradictionOnADecidedParentIsToldOnceForEachValue() {
    lab.step(new Input.Opened(lab.instanceOfStrangers(new Parent(8, run.value()))));
    for (int time = 0; time < 3; time++) {
      lab.step(new Input.Contradicted(heard, shown));
      lab.step(new Input.Contradicted(heard, lab.certificate(0, lab.run(3), 0, 1, 2)));
    }

    assertThat(lab.all(Effect.Conflict.class))
        .extracting(one -> one.shown().value())
        .containsExactly(rival.value(), lab.run(3).value());
  }

  @Test
  void whatWasToldStillStopsWhenTodaysVotersAreInIt() {
    lab.step(new Input.Opened(lab.instanceOfStrangers(new Parent(8, run.value()))));
    lab.step(new Input.Contradicted(heard, shown));
    assertThat(lab.state.standing()).isInstanceOf(Standing.Signing.class);

    lab.step(new Input.Opened(lab.instance(new Parent(9, rival.value()), 4)));
    lab.step(new Input.Contradicted(heard, shown));
    assertStopped(heard, shown);
  }

  @Test
  void aFloodOfContradictionsIsRememberedWithinBounds() {
    lab.step(new Input.Opened(lab.instanceOfStrangers(new Parent(8, run.value()))));
    for (int number = 3; number < 120; number++) {
      lab.step(new Input.Contradicted(heard, lab.certificate(0, lab.run(number), 0, 1, 2)));
    }

    assertThat(lab.all(Effect.Conflict.class)).hasSize(117).doesNotHaveDuplicates();
    assertThat(lab.state.told.all()).hasSize(64);
  }

  @Test
  void aCertificateForWhatWeHeardDecidedContradictsNothing() {
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    lab.step(
        new Input.CertificateShown(
            "peer", lab.certificate(4, run, lab.others()), Optional.of(run)));
    lab.judge(run, Verdict.GOOD);

    assertThat(lab.all(Effect.Conflict.class)).isEmpty();
    assertThat(lab.all(Effect.Commit.class)).hasSize(1);
  }
}
