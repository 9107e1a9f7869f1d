package org.timecoin.consensus.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.message.ConsensusMessage;
import org.timecoin.protocol.message.ConsensusMessage.BlockCertificate;
import org.timecoin.protocol.message.ConsensusMessage.CertificatesResponse;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusProposal;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusVote;
import org.timecoin.protocol.message.ConsensusMessage.GetCertificates;
import org.timecoin.protocol.message.ConsensusMessage.GetRun;
import org.timecoin.protocol.message.ConsensusMessage.RunResponse;
import org.timecoin.protocol.message.ConsensusMessage.Step;
import org.timecoin.protocol.message.QuorumVote;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.run.RunPart;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.VoteStep;

/** What the engine says, as messages for {@code bft/1} peers (docs/protocol.md). */
public final class Outgoing {

  private Outgoing() {}

  /**
   * A vote, or a proposal: one message for each part of its run, to be sent in order; one without a
   * part when there is no run, as for a vote.
   */
  public static List<ConsensusMessage> signed(Signed message, Optional<Run> run) {
    if (message.step() != VoteStep.PROPOSAL) {
      return List.of(vote(message));
    }
    return run.isEmpty()
        ? List.of(proposal(message, Optional.empty()))
        : parts(run.get()).<ConsensusMessage>map(part -> proposal(message, part)).toList();
  }

  private static ConsensusVote vote(Signed message) {
    return new ConsensusVote(
        parent(message.parent()),
        message.round(),
        message.step() == VoteStep.PREVOTE ? Step.PREVOTE : Step.PRECOMMIT,
        message.value(),
        message.key(),
        message.signature());
  }

  private static ConsensusProposal proposal(Signed message, Optional<RunPart> part) {
    boolean first = part.map(RunPart::part).orElse(0) == 0;
    return new ConsensusProposal(
        parent(message.parent()),
        message.round(),
        message.value(),
        message.statement().validRound(),
        message.key(),
        message.signature(),
        first ? quorum(message.prevotes()) : List.of(),
        part);
  }

  /** A certificate shown to a peer. */
  public static BlockCertificate shown(Certificate certificate) {
    return new BlockCertificate(certificate(certificate));
  }

  /** The answer to a question for certificates: the first hundred of these. */
  public static CertificatesResponse certificates(List<Certificate> inOrder) {
    return new CertificatesResponse(
        inOrder.stream().limit(CertificatesResponse.MOST).map(Outgoing::certificate).toList());
  }

  /** The question for the certificates from a parent on. */
  public static GetCertificates askCertificates(Parent known) {
    return new GetCertificates(parent(known));
  }

  /** The question for a run. */
  public static GetRun askRun(Parent parent, Hash value) {
    return new GetRun(parent(parent), value);
  }

  /** The answer to a question for a run: one message a part, to be sent in order. */
  public static List<RunResponse> answer(Run run) {
    RunParent parent = parent(run.parent());
    return parts(run).map(part -> new RunResponse(parent, run.value(), part)).toList();
  }

  /** The answer of somebody who doesn't have the run. */
  public static RunResponse noRun(Parent parent, Hash value) {
    return new RunResponse(parent(parent), value, Optional.empty());
  }

  private static Stream<Optional<RunPart>> parts(Run run) {
    return RunPart.split(run.content()).stream().map(Optional::of);
  }

  private static RunCertificate certificate(Certificate certificate) {
    return new RunCertificate(
        parent(certificate.parent()),
        certificate.lastHeight(),
        certificate.value(),
        certificate.round(),
        quorum(certificate.precommits()));
  }

  private static List<QuorumVote> quorum(List<Endorsement> quorum) {
    return quorum.stream().map(one -> new QuorumVote(one.key(), one.signature())).toList();
  }

  private static RunParent parent(Parent parent) {
    return new RunParent(parent.height(), parent.hash());
  }
}
