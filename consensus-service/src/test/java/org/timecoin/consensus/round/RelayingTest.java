package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** What a voter says reaches those whom it doesn't, and no voter makes us say much. */
class RelayingTest {

  /** Of one voter: its latest proposal, prevote and precommit, and its latest for a run. */
  private static final int LATEST_MOST = 4;

  /** Prevote and precommit of our round and the next; nothing else lies near in round 0. */
  private static final int NEAR_AT_FIRST = 4;

  /** Of each round: two steps, twice at most, and a proposal. */
  private static final int NEAR_A_ROUND = 5;

  private static final VoteStep[] VOTES = {VoteStep.PREVOTE, VoteStep.PRECOMMIT};

  private final RoundLab lab = RoundLab.running();
  private final Run run = lab.run(1);
  private final Run rival = lab.run(2);

  private int relayed() {
    return lab.all(Effect.Relay.class).size();
  }

  private List<Signed> relays() {
    return lab.all(Effect.Relay.class).stream().map(Effect.Relay::message).toList();
  }

  private void flood(int liar, int from, int to, Hash value) {
    for (int round = from; round < to; round++) {
      for (VoteStep step : VOTES) {
        lab.receive(lab.vote(liar, round, step, value));
      }
    }
  }

  @Test
  void aFloodOfRisingRoundsIsNotPassedOn() {
    flood(lab.other(0), 0, 2_000, run.value());

    assertThat(relayed()).isEqualTo(NEAR_AT_FIRST);
  }

  @Test
  void ofWhatLiesBeyondTheLatestGoesOnWithOurRepeats() {
    flood(lab.other(0), 2, 500, run.value());
    assertThat(relayed()).isZero();

    lab.fire(Timer.Kind.REPEAT, 0);
    assertThat(relays())
        .containsExactly(
            lab.vote(lab.other(0), 499, VoteStep.PREVOTE, run.value()),
            lab.vote(lab.other(0), 499, VoteStep.PRECOMMIT, run.value()));
  }

  @Test
  void aFloodOfContradictionsIsPassedOnAsOnePair() {
    int liar = lab.other(0);
    for (int number = 0; number < 500; number++) {
      lab.receive(lab.vote(liar, 0, VoteStep.PREVOTE, lab.run(number % 128, 1).value()));
      lab.receive(lab.vote(liar, 0, VoteStep.PRECOMMIT, lab.run(number % 128, 2).value()));
      lab.receive(lab.vote(liar, 1, VoteStep.PREVOTE, lab.run(number % 128, 3).value()));
    }

    assertThat(relayed()).as("three slots, and one statement against another").isEqualTo(3 + 1);
    assertThat(lab.all(Effect.Report.class)).hasSize(1);
  }

  /** All that a liar can bring forward, over forty rounds that the honest go through. */
  @Test
  void howeverManyRoundsPassTheyBoundWhatALiarMakesUsSay() {
    int liar = lab.other(2);
    int rounds = 40;
    for (int round = 0; round < rounds; round++) {
      lab.skipTo(round);
      lab.forget();
      flood(liar, 0, round + 60, run.value());
      flood(liar, 0, round + 60, rival.value());
      flood(liar, 0, round + 60, Statement.NIL);
      assertThat(lab.state.roundNumber()).isEqualTo(round);
      assertThat(relayed()).as("in round " + round).isLessThanOrEqualTo(2 * NEAR_A_ROUND);

      lab.forget();
      lab.fire(Timer.Kind.REPEAT, round);
      assertThat(relayed()).isLessThanOrEqualTo(LATEST_MOST);
    }
  }

  @Test
  void bothOfTwoContradictingVotesGoToWhoeverHasHeardOne() {
    Signed first = lab.vote(lab.other(0), 0, VoteStep.PREVOTE, run.value());
    Signed second = lab.vote(lab.other(0), 0, VoteStep.PREVOTE, rival.value());
    lab.step(new Input.Received("n1", first, Optional.empty()));
    lab.step(new Input.Received("n2", second, Optional.empty()));

    assertThat(lab.all(Effect.Relay.class))
        .containsExactly(
            new Effect.Relay("n1", first, Optional.empty()),
            new Effect.Relay("n2", second, Optional.empty()));
  }

  @Test
  void aContradictionFarBeyondGoesOnAsAPairToo() {
    Signed first = lab.vote(lab.other(0), 70, VoteStep.PREVOTE, run.value());
    Signed second = lab.vote(lab.other(0), 70, VoteStep.PREVOTE, rival.value());
    lab.receive(first);
    lab.receive(second);

    assertThat(relays()).containsExactly(first, second);
  }

  @Test
  void whatLayBeyondIsPassedOnWhenOurRoundComesNear() {
    lab.receive(lab.vote(lab.other(2), 6, VoteStep.PREVOTE, run.value()));
    assertThat(relayed()).isZero();

    lab.skipTo(5);
    assertThat(relays())
        .contains(lab.vote(lab.other(2), 6, VoteStep.PREVOTE, run.value()))
        .doesNotHaveDuplicates();
    assertThat(relayed()).as("those by whom we skipped are passed on too").isEqualTo(3);
  }

  @Test
  void whatWasPassedOnIsNotPassedOnAgainInTheNextRound() {
    lab.receive(lab.vote(lab.other(2), 1, VoteStep.PREVOTE, run.value()));
    lab.fire(Timer.Kind.REPEAT, 0);
    lab.skipTo(1);
    lab.fire(Timer.Kind.REPEAT, 1);

    assertThat(relays()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void whoGoesOnFromItsRowsPassesOnWhatComesNearByThat() {
    Statement said = Statement.vote(RoundLab.PARENT, 5, VoteStep.PREVOTE, Statement.NIL);
    VoteIntent row = new VoteIntent(said, lab.instance.voters().hash(), Backing.NONE);
    RoundLab restarted = RoundLab.listening(lab.own, List.of(row));
    Signed beyond = restarted.vote(restarted.other(2), 6, VoteStep.PREVOTE, run.value());
    restarted.receive(beyond);
    assertThat(restarted.all(Effect.Relay.class)).isEmpty();

    restarted.listen();
    assertThat(restarted.all(Effect.Relay.class))
        .containsExactly(new Effect.Relay(Effect.ANYONE, beyond, Optional.empty()));
  }

  /** Two voters are far ahead; of us two behind, each hears one of them, and the other of us. */
  @Test
  void twoBehindWhoHearOneAheadEachSkipTogether() {
    RoundLab one = RoundLab.started(0);
    RoundLab other = RoundLab.started(1);
    one.receive(one.vote(2, 20, VoteStep.PREVOTE, Statement.NIL));
    other.receive(other.vote(3, 20, VoteStep.PREVOTE, Statement.NIL));
    one.fire(Timer.Kind.REPEAT, 0);
    other.fire(Timer.Kind.REPEAT, 0);
    List<Effect.Relay> fromOne = one.all(Effect.Relay.class);
    List<Effect.Relay> fromOther = other.all(Effect.Relay.class);

    fromOther.forEach(relay -> one.receive(relay.message()));
    fromOne.forEach(relay -> other.receive(relay.message()));

    assertThat(one.state.roundNumber()).isEqualTo(20);
    assertThat(other.state.roundNumber()).isEqualTo(20);
  }

  @Test
  void aProposalOfARoundThatIsOverGoesOnWithoutItsRun() {
    lab.skipTo(2);
    lab.forget();
    Statement said = Statement.proposal(RoundLab.PARENT, 0, run.value(), Statement.NONE);
    Signed late = lab.sign(RoundLab.leaderOf(0), said);
    lab.step(new Input.Received("peer", late, Optional.of(run)));

    assertThat(lab.all(Effect.Relay.class))
        .containsExactly(new Effect.Relay("peer", late, Optional.empty()));
  }
}
