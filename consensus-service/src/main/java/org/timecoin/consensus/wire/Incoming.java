package org.timecoin.consensus.wire;

import java.util.List;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusProposal;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusVote;
import org.timecoin.protocol.message.ConsensusMessage.Step;
import org.timecoin.protocol.message.QuorumVote;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * What peers say, as the engine takes it: unchecked, since the engine checks in order of cost and
 * names what it finds. Runs are read by {@link RunReading}.
 */
public final class Incoming {

  private Incoming() {}

  /** A vote. */
  public static Signed vote(ConsensusVote message) {
    Statement said =
        Statement.vote(
            parent(message.parent()), message.round(), step(message.step()), message.value());
    return Signed.vote(said, message.publicKey(), message.signature());
  }

  private static VoteStep step(Step step) {
    return switch (step) {
      case PREVOTE -> VoteStep.PREVOTE;
      case PRECOMMIT -> VoteStep.PRECOMMIT;
    };
  }

  /** A proposal; its prevotes are in the message with the first part. */
  public static Signed proposal(ConsensusProposal message) {
    Statement said =
        Statement.proposal(
            parent(message.parent()), message.round(), message.value(), message.validRound());
    return new Signed(said, message.publicKey(), message.signature(), quorum(message.prevotes()));
  }

  /** A certificate. */
  public static Certificate certificate(RunCertificate message) {
    return new Certificate(
        parent(message.parent()),
        message.lastHeight(),
        message.value(),
        message.round(),
        quorum(message.precommits()));
  }

  /** A parent. */
  public static Parent parent(RunParent parent) {
    return new Parent(parent.height(), parent.hash());
  }

  private static List<Endorsement> quorum(List<QuorumVote> quorum) {
    return quorum.stream().map(one -> new Endorsement(one.publicKey(), one.signature())).toList();
  }
}
