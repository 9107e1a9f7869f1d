package org.timecoin.simulator.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.round.Input;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * The messages that may come to a voter next: what the honest have said, whatever the liar may say,
 * and certificates that can be put together from both.
 *
 * <p>Of the liar only what can matter: votes for runs in rounds up to the voter's, proposals of the
 * voter's round, and from the start one vote beyond all explored rounds. That one speaks for all of
 * the liar's positions, so its votes for nil and for later rounds could only do what it does.
 */
final class Offers {

  /**
   * A message.
   *
   * @param from the place of its voter
   * @param said what, for a vote
   * @param input as it comes
   */
  record Offer(int from, Statement said, Input input) {

    boolean isVote() {
      return said.step() != VoteStep.PROPOSAL;
    }
  }

  private final Cast cast;
  private final Local to;
  private final long[] said;
  private final List<Offer> offers = new ArrayList<>();

  /**
   * Offers to a voter.
   *
   * @param said what each of the honest has said, this one included
   */
  Offers(Cast cast, Local to, long[] said) {
    this.cast = cast;
    this.to = to;
    this.said = said;
    for (int who = 0; who < Cast.HONEST; who++) {
      if (who != to.who()) {
        honest(who);
      }
    }
    liarsVotes();
    liarsProposals();
  }

  /** The liar's vote beyond all rounds. */
  static Input beyond(Cast cast) {
    Statement said =
        Statement.vote(
            cast.instance.parent(), cast.bound.rounds(), VoteStep.PREVOTE, Statement.NIL);
    return received(cast.sign(cast.liar, said, List.of()), Optional.empty());
  }

  private static Input received(Signed message, Optional<Run> run) {
    return new Input.Received("", message, run);
  }

  private void honest(int who) {
    for (long rest = said[who]; rest != 0; rest &= rest - 1) {
      Statement statement = cast.words.statement(Long.numberOfTrailingZeros(rest));
      int round = to.isListening() ? 0 : to.state().roundNumber();
      boolean old = statement.round() < round;
      boolean names = statement.step() == VoteStep.PRECOMMIT && !statement.isNil();
      if (names || !old) {
        Signed signed = cast.sign(cast.place(who), statement, cast.proof(statement, said));
        offer(signed, statement.round() > round);
      }
    }
  }

  private void offer(Signed signed, boolean ahead) {
    boolean withRun = signed.step() == VoteStep.PROPOSAL && !ahead;
    Optional<Run> run = withRun ? Optional.of(cast.runOf(signed.value())) : Optional.empty();
    int place = cast.instance.voters().indexOf(signed.key()).orElseThrow();
    offers.add(new Offer(place, signed.statement(), received(signed, run)));
  }

  private void liarsVotes() {
    for (int round = 0; round <= to.state().roundNumber(); round++) {
      for (int code = 1; code < Words.VALUES; code++) {
        if (round == to.state().roundNumber()) {
          liarsVote(round, VoteStep.PREVOTE, code);
        }
        liarsVote(round, VoteStep.PRECOMMIT, code);
      }
    }
  }

  /** Only what somebody honest said too: alone it can't do anything. */
  private void liarsVote(int round, VoteStep step, int code) {
    boolean alone = true;
    for (long words : said) {
      alone &= !cast.words.has(words, round, step, code);
    }
    if (!alone) {
      Statement vote = Statement.vote(cast.instance.parent(), round, step, cast.words.value(code));
      offer(cast.sign(cast.liar, vote, List.of()), false);
    }
  }

  /** Fresh ones and those with any valid round, proven or forged, in rounds that it leads. */
  private void liarsProposals() {
    int round = to.state().roundNumber();
    boolean leads = cast.instance.leader(round, Mode.ON_SCHEDULE) == cast.liar;
    if (!leads || to.isListening() || to.state().step() != VoteStep.PROPOSAL) {
      return;
    }
    for (int code = 1; code < Words.VALUES; code++) {
      for (int valid = Statement.NONE; valid < round; valid++) {
        Statement proposal =
            Statement.proposal(cast.instance.parent(), round, cast.words.value(code), valid);
        offer(cast.sign(cast.liar, proposal, cast.proof(proposal, said)), false);
      }
    }
  }

  List<Offer> messages() {
    return offers;
  }

  /** Certificates of any round, as they come: without the run, for which a voter must ask. */
  List<Input> certificates() {
    List<Input> found = new ArrayList<>();
    for (int round = 0; round < cast.bound.rounds(); round++) {
      for (int code = 1; code < Words.VALUES; code++) {
        Statement vote =
            Statement.vote(
                cast.instance.parent(), round, VoteStep.PRECOMMIT, cast.words.value(code));
        List<Endorsement> quorum = cast.quorum(vote, said);
        if (quorum.size() >= Quorum.of(Cast.VOTERS)) {
          Run run = cast.runOf(vote.value());
          Certificate made =
              new Certificate(vote.parent(), run.lastHeight(), run.value(), round, quorum);
          found.add(new Input.CertificateShown("", made, Optional.empty()));
        }
      }
    }
    return found;
  }
}
