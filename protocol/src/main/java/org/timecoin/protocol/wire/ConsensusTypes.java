package org.timecoin.protocol.wire;

import static org.timecoin.protocol.json.JsonType.HASH;
import static org.timecoin.protocol.json.JsonType.I64;
import static org.timecoin.protocol.json.JsonType.PUBLIC_KEY;
import static org.timecoin.protocol.json.JsonType.SIGNATURE;
import static org.timecoin.protocol.json.JsonType.U32;
import static org.timecoin.protocol.json.JsonType.U64;
import static org.timecoin.protocol.wire.RunJson.PARENT;
import static org.timecoin.protocol.wire.RunJson.PART;

import java.util.List;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonType;
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

/** Payloads of consensus messages (docs/protocol.md, "Consensus messages"). */
final class ConsensusTypes {

  /** A {@code u32} below 2^31. */
  private static final JsonType<Integer> ROUND = U32.where(r -> r >= 0, FaultReason.RANGE);

  /** The same, or -1. */
  private static final JsonType<Integer> VALID_ROUND =
      I64.where(r -> r >= ConsensusProposal.NONE && r <= Integer.MAX_VALUE, FaultReason.RANGE)
          .as(Math::toIntExact, Integer::longValue);

  private static final JsonType<Step> STEP =
      U32.where(number -> Step.of(number).isPresent(), FaultReason.RANGE)
          .as(number -> Step.of(number).orElseThrow(), Step::number);

  private static final JsonType<List<QuorumVote>> QUORUM =
      JsonType.list(
          JsonType.pair(
              PUBLIC_KEY, QuorumVote::publicKey, SIGNATURE, QuorumVote::signature, QuorumVote::new),
          QuorumVote.MOST);

  private static final JsonType<ConsensusProposal> PROPOSAL =
      JsonShape.of(ConsensusProposal.class)
          .field("parent", PARENT, ConsensusProposal::parent)
          .field("round", ROUND, ConsensusProposal::round)
          .field("value", HASH, ConsensusProposal::value)
          .field("valid_round", VALID_ROUND, ConsensusProposal::validRound)
          .field("public_key", PUBLIC_KEY, ConsensusProposal::publicKey)
          .field("signature", SIGNATURE, ConsensusProposal::signature)
          .field("prevotes", QUORUM, ConsensusProposal::prevotes)
          .optional("run", PART, ConsensusProposal::run)
          .make(
              v ->
                  new ConsensusProposal(
                      v.next(), v.next(), v.next(), v.next(), v.next(), v.next(), v.next(),
                      v.next()))
          .where(ConsensusProposal::isPlaced, FaultReason.TOO_MANY);

  private static final JsonType<ConsensusVote> VOTE =
      JsonShape.of(ConsensusVote.class)
          .field("parent", PARENT, ConsensusVote::parent)
          .field("round", ROUND, ConsensusVote::round)
          .field("step", STEP, ConsensusVote::step)
          .field("value", HASH, ConsensusVote::value)
          .field("public_key", PUBLIC_KEY, ConsensusVote::publicKey)
          .field("signature", SIGNATURE, ConsensusVote::signature)
          .make(v -> new ConsensusVote(v.next(), v.next(), v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<RunCertificate> CERTIFICATE =
      JsonShape.of(RunCertificate.class)
          .field("parent", PARENT, RunCertificate::parent)
          .field("last_height", U64, RunCertificate::lastHeight)
          .field("value", HASH, RunCertificate::value)
          .field("round", ROUND, RunCertificate::round)
          .field("precommits", QUORUM, RunCertificate::precommits)
          .make(v -> new RunCertificate(v.next(), v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<GetCertificates> GET_CERTIFICATES =
      JsonShape.of(GetCertificates.class)
          .field("parent", PARENT, GetCertificates::parent)
          .make(v -> new GetCertificates(v.next()));

  private static final JsonType<GetRun> GET_RUN =
      JsonShape.of(GetRun.class)
          .field("parent", PARENT, GetRun::parent)
          .field("value", HASH, GetRun::value)
          .make(v -> new GetRun(v.next(), v.next()));

  private static final JsonType<RunResponse> RUN_RESPONSE =
      JsonShape.of(RunResponse.class)
          .field("parent", PARENT, RunResponse::parent)
          .field("value", HASH, RunResponse::value)
          .optional("run", PART, RunResponse::run)
          .make(v -> new RunResponse(v.next(), v.next(), v.next()));

  private ConsensusTypes() {}

  static JsonType<? extends Message> of(MessageKind kind) {
    return switch (kind) {
      case CONSENSUS_PROPOSAL -> PROPOSAL;
      case CONSENSUS_VOTE -> VOTE;
      case BLOCK_CERTIFICATE ->
          CERTIFICATE.as(BlockCertificate::new, BlockCertificate::certificate);
      case GET_CERTIFICATES -> GET_CERTIFICATES;
      case CERTIFICATES_RESPONSE ->
          JsonType.list(CERTIFICATE, CertificatesResponse.MOST)
              .as(CertificatesResponse::new, CertificatesResponse::certificates);
      case GET_RUN -> GET_RUN;
      case RUN_RESPONSE -> RUN_RESPONSE;
      default -> throw new AssertionError(kind);
    };
  }
}
