package org.timecoin.simulator.explore;

import org.timecoin.consensus.evidence.DoubleSigning;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.simulator.Violation;

/** What an honest voter must never do, by rules of its own; each breach is a {@link Violation}. */
final class Watch {

  private final Cast cast;

  Watch(Cast cast) {
    this.cast = cast;
  }

  /** Never two statements for one step; what was said is returned with this. */
  long said(long said, Statement statement) {
    Words words = cast.words;
    long bit = 1L << words.bit(statement);
    long others = words.slot(statement.round(), statement.step()) & ~bit;
    if ((said & others) != 0) {
      throw new Violation(
          "signs a second statement for %s of round %d"
              .formatted(statement.step(), statement.round()));
    }
    return said | bit;
  }

  /**
   * A prevote for a run follows its leader's proposal, whose valid round is proven, and leaves a
   * lock only for one that is not older.
   *
   * @param before the state with the lock as it was when the prevote was chosen
   */
  void intends(State before, State state, Statement said) {
    if (said.step() != VoteStep.PREVOTE || said.isNil()) {
      return;
    }
    Signed proposal =
        state.messagesOf(state.instance().leader(said.round(), state.mode())).stream()
            .filter(one -> one.step() == VoteStep.PROPOSAL && one.round() == said.round())
            .filter(one -> one.value().equals(said.value()))
            .findFirst()
            .orElseThrow(() -> new Violation("prevotes what its leader didn't propose"));
    int proven = proposal.statement().validRound();
    if (proven != Statement.NONE && !isProven(proposal)) {
      throw new Violation("prevotes for a forged quorum");
    }
    before
        .lock()
        .filter(lock -> !lock.value().equals(said.value()) && lock.round() > proven)
        .ifPresent(
            lock -> {
              throw new Violation("breaks its lock of round " + lock.round());
            });
  }

  private boolean isProven(Signed proposal) {
    int quorum = Quorum.of(Cast.VOTERS);
    return cast.checks.prevotes(proposal, cast.instance.voters(), 0, quorum) == QuorumCheck.VALID;
  }

  /** What is handed to the chain stands under a certificate by the book. */
  void committed(Certificate certificate, Run run) {
    QuorumCheck check =
        cast.checks.certificate(
            certificate, cast.instance.parent(), cast.instance.voters(), 0, Quorum.of(Cast.VOTERS));
    if (check != QuorumCheck.VALID || !certificate.value().equals(run.value())) {
      throw new Violation("commits with a certificate that is " + check);
    }
  }

  /** Nobody else has its key and its table is its own, so it never stops signing. */
  void standing(Standing standing) {
    if (standing instanceof Standing.Observing observing) {
      throw new Violation("stops signing: " + observing.reason());
    }
  }

  /** Evidence names the liar only. */
  void evidence(DoubleSigning evidence) {
    if (!evidence.culprit().equals(cast.key(cast.liar))) {
      throw new Violation("has evidence against an honest voter");
    }
  }
}
