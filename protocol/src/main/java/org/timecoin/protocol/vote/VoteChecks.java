package org.timecoin.protocol.vote;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * Verification of what voters signed (consensus.md section 3, "Votes"), in order of cost:
 * membership before any signature.
 */
public final class VoteChecks {

  private final Hash genesis;
  private final SignatureVerifier verifier;

  /** Checks for the network with this genesis hash. */
  public VoteChecks(Hash genesis, SignatureVerifier verifier) {
    this.genesis = genesis;
    this.verifier = verifier;
  }

  /** What a voter of this set signs for a statement. */
  public byte[] signBytes(Statement statement, VoterSet voters) {
    return statement.signBytes(genesis, voters.hash());
  }

  /** Whether a message's signature is its key's; says nothing about membership or prevotes. */
  public boolean isSigned(Signed message, VoterSet voters) {
    return verifier.verify(
        message.key(), signBytes(message.statement(), voters), message.signature());
  }

  /**
   * Checks a certificate against the instance on whose parent it stands.
   *
   * @param quorum how many signatures it takes
   */
  public QuorumCheck certificate(
      Certificate certificate, Parent parent, VoterSet voters, int firstRound, int quorum) {
    if (!certificate.parent().equals(parent)) {
      return QuorumCheck.WRONG_PARENT;
    }
    if (certificate.round() < firstRound) {
      return QuorumCheck.WRONG_ROUND;
    }
    if (!namesRun(certificate)) {
      return QuorumCheck.WRONG_VALUE;
    }
    return quorum(certificate.statement(), certificate.precommits(), voters, quorum);
  }

  private static boolean namesRun(Certificate certificate) {
    long blocks = certificate.lastHeight() - certificate.parent().height();
    return !certificate.value().isZero() && blocks >= 1 && blocks <= Run.BLOCKS_MOST;
  }

  /** Checks what needs no instance: whether this could be a certificate on any parent. */
  public static QuorumCheck form(Certificate certificate) {
    if (certificate.round() < 0) {
      return QuorumCheck.WRONG_ROUND;
    }
    if (!namesRun(certificate)) {
      return QuorumCheck.WRONG_VALUE;
    }
    int count = certificate.precommits().size();
    return count >= 1 && count <= Quorum.VOTERS_MOST ? QuorumCheck.VALID : QuorumCheck.WRONG_COUNT;
  }

  /** Checks the prevotes that a proposal with a valid round must carry. */
  public QuorumCheck prevotes(Signed proposal, VoterSet voters, int firstRound, int quorum) {
    Statement said = proposal.statement();
    if (said.validRound() < firstRound || said.validRound() >= said.round()) {
      return QuorumCheck.WRONG_ROUND;
    }
    Statement prevote =
        Statement.vote(said.parent(), said.validRound(), VoteStep.PREVOTE, said.value());
    return quorum(prevote, proposal.prevotes(), voters, quorum);
  }

  private QuorumCheck quorum(
      Statement statement, List<Endorsement> quorum, VoterSet voters, int needed) {
    if (quorum.size() < needed || quorum.size() > voters.size()) {
      return QuorumCheck.WRONG_COUNT;
    }
    int last = -1;
    for (Endorsement one : quorum) {
      OptionalInt place = voters.indexOf(one.key());
      if (place.isEmpty()) {
        return QuorumCheck.UNKNOWN_VOTER;
      }
      if (place.getAsInt() <= last) {
        return QuorumCheck.NOT_SORTED;
      }
      last = place.getAsInt();
    }
    byte[] message = signBytes(statement, voters);
    return quorum.stream().allMatch(one -> verifies(one, message))
        ? QuorumCheck.VALID
        : QuorumCheck.BAD_SIGNATURE;
  }

  private boolean verifies(Endorsement one, byte[] message) {
    return verifier.verify(one.key(), message, one.signature());
  }

  /** The order of a quorum's voters: by address, which is by place in the set. */
  public static Comparator<Endorsement> byAddress(VoterSet voters) {
    return Comparator.comparingInt(one -> placeOf(one.key(), voters));
  }

  private static int placeOf(PublicKey key, VoterSet voters) {
    return voters.indexOf(key).orElse(Integer.MAX_VALUE);
  }
}
