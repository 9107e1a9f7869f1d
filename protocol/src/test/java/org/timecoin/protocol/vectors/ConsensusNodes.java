package org.timecoin.protocol.vectors;

import static org.timecoin.protocol.vectors.VectorTypes.hash;
import static org.timecoin.protocol.vectors.VectorTypes.u32;
import static org.timecoin.protocol.vectors.VectorTypes.u64;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.ConsensusMessage.BlockCertificate;
import org.timecoin.protocol.message.ConsensusMessage.CertificatesResponse;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusProposal;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusVote;
import org.timecoin.protocol.message.ConsensusMessage.GetCertificates;
import org.timecoin.protocol.message.ConsensusMessage.GetRun;
import org.timecoin.protocol.message.ConsensusMessage.RunResponse;
import org.timecoin.protocol.message.ConsensusMessage.Step;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.QuorumVote;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.run.RunPart;

/** Consensus messages out of Jackson trees, apart from the codec under test. */
public final class ConsensusNodes {

  private ConsensusNodes() {}

  /** The message that a line says. */
  public static Message message(String line) {
    Map.Entry<String, JsonNode> variant = Vectors.parse(line).properties().iterator().next();
    JsonNode node = variant.getValue();
    return switch (variant.getKey()) {
      case "ConsensusProposal" -> proposal(node);
      case "ConsensusVote" -> vote(node);
      case "BlockCertificate" -> new BlockCertificate(certificate(node));
      case "GetCertificates" -> new GetCertificates(parent(node));
      case "CertificatesResponse" ->
          new CertificatesResponse(Vectors.each(node).map(ConsensusNodes::certificate).toList());
      case "GetRun" -> new GetRun(parent(node), hash(node.get("value")));
      case "RunResponse" -> new RunResponse(parent(node), hash(node.get("value")), answer(node));
      default -> throw new IllegalArgumentException(variant.getKey());
    };
  }

  private static ConsensusProposal proposal(JsonNode node) {
    return new ConsensusProposal(
        parent(node),
        u32(node.get("round")),
        hash(node.get("value")),
        node.get("valid_round").intValue(),
        key(node.get("public_key")),
        signature(node.get("signature")),
        quorum(node.get("prevotes")),
        answer(node));
  }

  private static ConsensusVote vote(JsonNode node) {
    return new ConsensusVote(
        parent(node),
        u32(node.get("round")),
        node.get("step").intValue() == 1 ? Step.PREVOTE : Step.PRECOMMIT,
        hash(node.get("value")),
        key(node.get("public_key")),
        signature(node.get("signature")));
  }

  private static RunCertificate certificate(JsonNode node) {
    return new RunCertificate(
        parent(node),
        u64(node.get("last_height")),
        hash(node.get("value")),
        u32(node.get("round")),
        quorum(node.get("precommits")));
  }

  private static Optional<RunPart> answer(JsonNode node) {
    return node.get("run").isNull() ? Optional.empty() : Optional.of(part(node.get("run")));
  }

  private static RunParent parent(JsonNode node) {
    JsonNode parent = node.get("parent");
    return new RunParent(u64(parent.get("height")), hash(parent.get("hash")));
  }

  private static List<QuorumVote> quorum(JsonNode node) {
    return Vectors.each(node)
        .map(pair -> new QuorumVote(key(pair.get(0)), signature(pair.get(1))))
        .toList();
  }

  private static RunPart part(JsonNode node) {
    return new RunPart(
        u32(node.get("part")),
        u32(node.get("parts")),
        ByteString.of(Base64.getDecoder().decode(node.get("content").asText())));
  }

  private static PublicKey key(JsonNode node) {
    return PublicKey.of(VectorTypes.bytes(node).bytes());
  }

  private static Signature signature(JsonNode node) {
    return Signature.of(VectorTypes.bytes(node).bytes());
  }
}
