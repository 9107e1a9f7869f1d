package org.timecoin.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.round.Lock;
import org.timecoin.consensus.round.RoundRules;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Position;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoterSet;

/** The rules with one of them wrong. */
public final class SimRules extends RoundRules {

  private final Bug bug;
  private final IntSupplier reachable;

  /**
   * Rules with this mistake.
   *
   * @param reachable how many nodes this one can reach, itself included
   */
  public SimRules(Bug bug, IntSupplier reachable) {
    this.bug = bug;
    this.reachable = reachable;
  }

  @Override
  public int quorum(VoterSet voters) {
    int right = super.quorum(voters);
    return switch (bug) {
      case QUORUM_SMALLER_BY_ONE -> Math.max(1, right - 1);
      case QUORUM_OVER_REACHABLE -> Math.min(right, Quorum.of(Math.max(1, reachable.getAsInt())));
      default -> right;
    };
  }

  @Override
  public boolean lockAllows(Optional<Lock> lock, Statement proposal) {
    return switch (bug) {
      case LOCK_FORGOTTEN -> true;
      case UNLOCK_WITHOUT_NEWER_QUORUM ->
          proposal.validRound() != Statement.NONE || super.lockAllows(lock, proposal);
      default -> super.lockAllows(lock, proposal);
    };
  }

  @Override
  public boolean isCheckedAsFresh(Optional<Lock> lock, Statement proposal) {
    return switch (bug) {
      case SECOND_LIST_AGAIN -> true;
      case SECOND_LIST_SKIPPED -> false;
      default -> super.isCheckedAsFresh(lock, proposal);
    };
  }

  @Override
  public boolean speaksFor(Position latest, Position wanted) {
    return bug == Bug.EQUAL_ROUNDS_ONLY ? latest.equals(wanted) : super.speaksFor(latest, wanted);
  }

  @Override
  public boolean hasReached(Position latest, int round) {
    return bug == Bug.EQUAL_ROUNDS_ONLY ? latest.round() == round : super.hasReached(latest, round);
  }

  @Override
  public Mode mode(Mode fixed, Mode clock) {
    return bug == Bug.TWO_MODES_IN_ONE_ROUND ? clock : super.mode(fixed, clock);
  }

  @Override
  public boolean quorumCounts(Hash value, Optional<Signed> ownLeadersProposal) {
    return bug != Bug.OWN_LEADERS_QUORUM_ONLY || isProposed(value, ownLeadersProposal);
  }

  @Override
  public boolean runCounts(Hash value, Optional<Signed> ownLeadersProposal) {
    return bug != Bug.OWN_LEADERS_RUN_ONLY || isProposed(value, ownLeadersProposal);
  }

  private static boolean isProposed(Hash value, Optional<Signed> proposal) {
    return proposal.filter(one -> one.value().equals(value)).isPresent();
  }

  @Override
  public QuorumCheck prevotes(VoteChecks checks, Signed proposal, Instance instance) {
    QuorumCheck right = super.prevotes(checks, proposal, instance);
    return switch (bug) {
      case FORGED_PREVOTES_ACCEPTED -> QuorumCheck.VALID;
      case MISPLACED_PREVOTES_ACCEPTED ->
          right == QuorumCheck.WRONG_ROUND ? whereverTheyAre(checks, proposal, instance) : right;
      default -> right;
    };
  }

  /** As if the proposal came in the round after its prevotes, and every round counted. */
  private QuorumCheck whereverTheyAre(VoteChecks checks, Signed proposal, Instance instance) {
    Statement said = proposal.statement();
    Statement after =
        Statement.proposal(said.parent(), said.validRound() + 1, said.value(), said.validRound());
    Signed moved = new Signed(after, proposal.key(), proposal.signature(), proposal.prevotes());
    return checks.prevotes(moved, instance.voters(), 0, quorum(instance.voters()));
  }

  @Override
  public QuorumCheck certificate(VoteChecks checks, Certificate shown, Instance instance) {
    QuorumCheck right = super.certificate(checks, shown, instance);
    boolean repeats =
        bug == Bug.CERTIFICATE_WITH_REPEATS
            && right == QuorumCheck.NOT_SORTED
            && oneByOne(checks, shown, instance);
    return repeats ? QuorumCheck.VALID : right;
  }

  private static boolean oneByOne(VoteChecks checks, Certificate shown, Instance instance) {
    Set<Endorsement> all = new HashSet<>(shown.precommits());
    return all.stream()
        .allMatch(
            one ->
                checks.isSigned(
                    new Signed(shown.statement(), one.key(), one.signature(), List.of()),
                    instance.voters()));
  }
}
