package org.timecoin.consensus.round;

import java.util.Optional;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Position;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoterSet;

/**
 * The decisions on which safety and progress rest, one method each (consensus.md section 3;
 * algorithm 1 of the paper), apart from the machine that applies them so that each can be read, and
 * so that the simulator can plant a wrong one. They know their arguments only: while those stay the
 * same they are not asked again.
 */
public class RoundRules {

  /** How many voters decide. */
  public int quorum(VoterSet voters) {
    return Quorum.of(voters.size());
  }

  /** How many voters include an honest one. */
  public int oneHonest(VoterSet voters) {
    return Quorum.oneHonest(voters.size());
  }

  /** Whether a lock allows a prevote for a proposal (the paper's lines 23 and 29). */
  public boolean lockAllows(Optional<Lock> lock, Statement proposal) {
    return lock.isEmpty()
        || lock.get().value().equals(proposal.value())
        || (proposal.validRound() != Statement.NONE && lock.get().round() <= proposal.validRound());
  }

  /** Whether the second list of checks applies: fresh proposals whose value it is not locked on. */
  public boolean isCheckedAsFresh(Optional<Lock> lock, Statement proposal) {
    return proposal.validRound() == Statement.NONE
        && lock.filter(held -> held.value().equals(proposal.value())).isEmpty();
  }

  /** Whether a latest position speaks for a position: for itself and all before it. */
  public boolean speaksFor(Position latest, Position wanted) {
    return latest.isAtLeast(wanted);
  }

  /** Whether a voter counts as having reached a round. */
  public boolean hasReached(Position latest, int round) {
    return latest.round() >= round;
  }

  /** The mode by which a round is led, given the one that was fixed on entering it. */
  public Mode mode(Mode fixed, Mode clock) {
    return fixed;
  }

  /** Whether a quorum for a value counts, whoever proposed it. */
  public boolean quorumCounts(Hash value, Optional<Signed> ownLeadersProposal) {
    return true;
  }

  /** Whether a run that somebody needs is taken, whoever proposed it. */
  public boolean runCounts(Hash value, Optional<Signed> ownLeadersProposal) {
    return true;
  }

  /** Whether the prevotes in a proposal with a valid round prove it. */
  public QuorumCheck prevotes(VoteChecks checks, Signed proposal, Instance instance) {
    return checks.prevotes(
        proposal, instance.voters(), instance.firstRound(), quorum(instance.voters()));
  }

  /** Whether a certificate proves what it says. */
  public QuorumCheck certificate(VoteChecks checks, Certificate shown, Instance instance) {
    return checks.certificate(
        shown,
        instance.parent(),
        instance.voters(),
        instance.firstRound(),
        quorum(instance.voters()));
  }
}
