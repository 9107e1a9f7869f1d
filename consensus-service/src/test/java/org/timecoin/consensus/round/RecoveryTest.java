package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.protocol.reward.LeaderOrder.Candidate;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.vote.VoterSet;

/** A recovery starts the rounds anew from its first; what counts rounds counts from there. */
class RecoveryTest {

  private static final int FIRST = 50;

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);

  private Instance recovered() {
    List<Address> same = lab.instance.voters().addresses();
    List<Candidate> candidates =
        same.stream().map(one -> new Candidate(one.text(), Tier.FREE, 0)).toList();
    return new Instance(RoundLab.PARENT, VoterSet.of(same), candidates, FIRST);
  }

  @Test
  void locksAndVotesOfEarlierRoundsCountNoMore() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PREVOTE, run.value(), lab.other(0), lab.other(1));
    assertThat(lab.state.lock()).isPresent();

    lab.step(new Input.Opened(recovered()));

    assertThat(lab.state.lock()).isEmpty();
    assertThat(lab.state.roundNumber()).isEqualTo(FIRST);
    lab.votes(FIRST - 1, VoteStep.PRECOMMIT, run.value(), lab.other(0));
    assertThat(lab.outcome()).isEqualTo(Outcome.WRONG_ROUND);
  }

  @Test
  void aReproposalOfAnEarlierRoundsQuorumIsForged() {
    lab.step(new Input.Opened(recovered()));
    lab.skipTo(FIRST + 1);
    int leader = recovered().leader(FIRST + 1, lab.state.mode());
    Statement said = Statement.proposal(RoundLab.PARENT, FIRST + 1, run.value(), FIRST - 1);
    lab.receive(
        new Signed(
            said,
            lab.keys.get(leader).publicKey(),
            lab.sign(leader, said).signature(),
            lab.quorum(FIRST - 1, VoteStep.PREVOTE, run.value(), 0, 1, 2)));

    assertThat(lab.outcome()).isEqualTo(Outcome.FORGED_QUORUM);
  }

  @Test
  void aCertificateOfAnEarlierRoundIsRefused() {
    lab.step(new Input.Opened(recovered()));
    lab.step(
        new Input.CertificateShown(
            "peer", lab.certificate(FIRST - 1, run, 0, 1, 2), Optional.empty()));

    assertThat(lab.outcome()).isEqualTo(Outcome.BAD_CERTIFICATE);
  }

  @Test
  void aJudgementFromBeforeTheRecoveryIsNoneForIt() {
    lab.step(new Input.Opened(recovered()));
    lab.skipTo(FIRST + 1);
    Statement said = Statement.proposal(RoundLab.PARENT, FIRST + 1, run.value(), Statement.NONE);
    int leader = recovered().leader(FIRST + 1, lab.state.mode());
    lab.step(new Input.Received("peer", lab.sign(leader, said), Optional.of(run)));

    lab.step(new Input.RunJudged(new JudgeOrder(run, 0, 0), Verdict.GOOD));
    assertThat(lab.state.hasValidRun(run.value())).isFalse();

    lab.judge(run, Verdict.GOOD);
    assertThat(lab.state.hasValidRun(run.value())).isTrue();
  }

  @Test
  void whatWasStoredBeforeIsNotSignedAfterIt() {
    lab.storing = false;
    lab.propose(0, run, Verdict.GOOD);
    VoteIntent prevote = lab.all(Effect.Store.class).getLast().intent();
    lab.step(new Input.Opened(recovered()));

    lab.step(new Input.Answered(prevote, StoreAnswer.STORED));

    assertThat(lab.said()).isEmpty();
  }

  @Test
  void whoHoldsACertificateOnThatParentRefusesTheEntry() {
    lab.propose(0, run, Verdict.GOOD);
    lab.votes(0, VoteStep.PRECOMMIT, run.value(), lab.others());
    assertThat(lab.state.isDecided()).isTrue();

    lab.step(new Input.Opened(recovered()));

    assertThat(lab.state.isDecided()).isTrue();
    assertThat(lab.state.instance().firstRound()).isZero();
  }

  @Test
  void aCertificateWhoseRunIsMissingIsReasonEnoughToRefuse() {
    lab.step(
        new Input.CertificateShown(
            "peer", lab.certificate(0, run, lab.others()), Optional.empty()));
    lab.step(new Input.Opened(recovered()));
    assertThat(lab.state.instance().firstRound()).isZero();
  }

  @Test
  void anEntryThatIsNotNewerChangesNothing() {
    lab.propose(0, run, Verdict.GOOD);
    State before = lab.state;
    lab.step(new Input.Opened(lab.instance));

    assertThat(lab.state.messagesKept()).isEqualTo(before.messagesKept());
  }

  @Test
  void aFreshRunShrinksWithTheRounds() {
    assertThat(IntStream.of(0, 1, 2, 3, 6, 7, 20).map(RecoveryTest::longest))
        .containsExactly(100, 50, 25, 12, 1, 1, 1);
    assertThat(BuildOrder.of(RoundLab.PARENT, FIRST, 0, 7).blocks()).isEqualTo(7);
  }

  private static int longest(int relative) {
    return BuildOrder.of(RoundLab.PARENT, FIRST + relative, relative, 1_000).blocks();
  }

  @Test
  void fromRoundTwoTheSetStaysAndFromSixThereAreCoinbasesOnly() {
    BuildOrder early = BuildOrder.of(RoundLab.PARENT, FIRST + 1, 1, 1);
    BuildOrder settled = BuildOrder.of(RoundLab.PARENT, FIRST + 2, 2, 1);
    BuildOrder bare = BuildOrder.of(RoundLab.PARENT, FIRST + 6, 6, 1);

    assertThat(early.keepSet() || early.finalizedOnly() || early.coinbasesOnly()).isFalse();
    assertThat(settled.keepSet() && settled.finalizedOnly()).isTrue();
    assertThat(settled.coinbasesOnly()).isFalse();
    assertThat(bare.coinbasesOnly()).isTrue();
  }

  @Test
  void timeoutsGrowByHalfUpToThirtySeconds() {
    EngineSettings settings = EngineSettings.standard(new Schedule(0, 1));

    assertThat(IntStream.range(0, 4).mapToLong(settings::proposeMs))
        .containsExactly(3_000L, 4_500L, 6_750L, 10_125L);
    assertThat(settings.voteMs(1)).isEqualTo(1_500);
    assertThat(settings.proposeMs(6)).isEqualTo(30_000);
    assertThat(settings.voteMs(Integer.MAX_VALUE)).isEqualTo(30_000);
  }

  @Test
  void inCatchUpTheFirstLeaderOrdersAllBlocksButTheNewest() {
    RoundLab behind = RoundLab.listening(0, List.of());
    // Block 27 is due this very second, so it is left out.
    behind.wallMs = 27L * RoundLab.INTERVAL * 1_000;
    behind.listen();

    assertThat(behind.instance.leader(0, Mode.CATCH_UP)).isZero();
    assertThat(behind.all(Effect.Build.class).getFirst().order().blocks()).isEqualTo(19);
  }
}
