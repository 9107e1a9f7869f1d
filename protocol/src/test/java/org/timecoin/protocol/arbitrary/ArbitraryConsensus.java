package org.timecoin.protocol.arbitrary;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.message.ConsensusMessage.BlockCertificate;
import org.timecoin.protocol.message.ConsensusMessage.CertificatesResponse;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusProposal;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusVote;
import org.timecoin.protocol.message.ConsensusMessage.GetCertificates;
import org.timecoin.protocol.message.ConsensusMessage.GetRun;
import org.timecoin.protocol.message.ConsensusMessage.RunResponse;
import org.timecoin.protocol.message.ConsensusMessage.Step;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.QuorumVote;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.run.RunPart;

/** Arbitrary consensus messages; nothing in them is signed by anybody. */
public final class ArbitraryConsensus {

  private final Arbitrary any;

  public ArbitraryConsensus(Arbitrary any) {
    this.any = any;
  }

  /** A message of this kind. */
  public Message message(MessageKind kind) {
    return switch (kind) {
      case CONSENSUS_PROPOSAL -> proposal();
      case CONSENSUS_VOTE ->
          new ConsensusVote(
              parent(),
              round(),
              any.oneOf(List.of(Step.values())),
              any.hash(),
              key(),
              any.signature());
      case BLOCK_CERTIFICATE -> new BlockCertificate(certificate());
      case GET_CERTIFICATES -> new GetCertificates(parent());
      case CERTIFICATES_RESPONSE -> new CertificatesResponse(any.list(this::certificate));
      case GET_RUN -> new GetRun(parent(), any.hash());
      default -> new RunResponse(parent(), any.hash(), any.optional(this::part));
    };
  }

  private ConsensusProposal proposal() {
    Optional<RunPart> part = any.optional(this::part);
    return new ConsensusProposal(
        parent(),
        round(),
        any.hash(),
        any.bool() ? ConsensusProposal.NONE : round(),
        key(),
        any.signature(),
        part.map(RunPart::part).orElse(0) == 0 ? any.list(this::quorumVote) : List.of(),
        part);
  }

  /** A last part, which may be small. */
  public RunPart part() {
    int parts = 1 + any.below(RunPart.PARTS_MOST);
    return new RunPart(parts - 1, parts, ByteString.of(any.bytes(1 + any.below(100))));
  }

  private RunCertificate certificate() {
    return new RunCertificate(parent(), any.u64(), any.hash(), round(), any.list(this::quorumVote));
  }

  private QuorumVote quorumVote() {
    return new QuorumVote(key(), any.signature());
  }

  private RunParent parent() {
    return new RunParent(any.u64(), any.hash());
  }

  private int round() {
    return any.u32() & Integer.MAX_VALUE;
  }

  /** Any 32 bytes: whether they are a key shows when the signature is checked. */
  private PublicKey key() {
    return PublicKey.of(any.bytes(PublicKey.LENGTH));
  }
}
