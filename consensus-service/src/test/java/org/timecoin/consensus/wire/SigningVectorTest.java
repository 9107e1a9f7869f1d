package org.timecoin.consensus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.ConsensusMessage.BlockCertificate;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusProposal;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusVote;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.vote.VoterSet;

/** {@code consensus-signing.json}: what voters sign, calculated apart from our code. */
class SigningVectorTest {

  private static final JsonNode FILE = Vectors.file("consensus-signing.json");
  private static final List<SigningKey> KEYS =
      Vectors.each(FILE.get("keys"))
          .map(key -> HexFormat.of().parseHex(key.get("seed").asText()))
          .map(SigningKey::fromSeed)
          .toList();
  private static final VoterSet VOTERS =
      VoterSet.of(
          KEYS.subList(0, 4).stream().map(key -> key.address(AddressDigit.TESTNET)).toList());
  private static final VoteChecks CHECKS =
      new VoteChecks(Vectors.hash(FILE, "genesis"), SignatureCheck::verify);

  static Stream<JsonNode> statements() {
    return Vectors.each(FILE.get("statements"));
  }

  static Stream<JsonNode> certificates() {
    return Vectors.each(FILE.get("certificates"));
  }

  static Stream<JsonNode> signedMessages() {
    return Vectors.each(Vectors.file("consensus-messages.json").get("cases"))
        .filter(c -> c.get("variant").asText().matches("ConsensusVote|ConsensusProposal"));
  }

  private static Statement statement(JsonNode vector) {
    int code = vector.get("step").intValue();
    VoteStep step =
        Stream.of(VoteStep.values()).filter(one -> one.code() == code).findAny().orElseThrow();
    JsonNode validRound = vector.get("valid_round");
    return new Statement(
        Vectors.parent(vector),
        vector.get("round").intValue(),
        step,
        Vectors.hash(vector, "value"),
        validRound.isNull() ? Statement.NONE : validRound.intValue());
  }

  @Test
  void keysAddressesAndTheVoterSetAreThoseOfTheVectors() {
    JsonNode keys = FILE.get("keys");
    for (int i = 0; i < KEYS.size(); i++) {
      assertThat(KEYS.get(i).publicKey().hex()).isEqualTo(keys.get(i).get("public_key").asText());
      assertThat(KEYS.get(i).address(AddressDigit.TESTNET).text())
          .isEqualTo(keys.get(i).get("address").asText());
    }
    byte[] bincode = HexFormat.of().parseHex(FILE.get("voter_set_bincode").asText());
    assertThat(VOTERS.hash().hex()).isEqualTo(FILE.get("voter_set_hash").asText());
    assertThat(VOTERS.hash()).isEqualTo(Hash.sha256(bincode));
    assertThat(VOTERS.addresses())
        .extracting(Object::toString)
        .isEqualTo(Vectors.each(FILE.get("voters")).map(JsonNode::asText).toList());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void signBytesAreThoseOfTheVectors(JsonNode vector) {
    byte[] preimage = HexFormat.of().parseHex(vector.get("preimage").asText());

    assertThat(Hash.of(CHECKS.signBytes(statement(vector), VOTERS)))
        .isEqualTo(Vectors.hash(vector, "sign_bytes"))
        .isEqualTo(Hash.sha256(preimage));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyVotersSignatureIsThatOfTheVectors(JsonNode vector) {
    Statement said = statement(vector);
    for (int voter = 0; voter < 4; voter++) {
      String expected = vector.get("signatures").get(voter).asText();
      Signature signature = KEYS.get(voter).sign(CHECKS.signBytes(said, VOTERS));

      assertThat(signature.hex()).isEqualTo(expected);
      assertThat(CHECKS.isSigned(Signed.vote(said, KEYS.get(voter).publicKey(), signature), VOTERS))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("certificates")
  void certificatesAreFoundToBeWhatTheVectorsSay(JsonNode vector) {
    BlockCertificate shown = (BlockCertificate) Vectors.message(vector);
    Certificate certificate = Incoming.certificate(shown.certificate());

    assertThat(
            CHECKS.certificate(
                certificate, certificate.parent(), VOTERS, 0, Quorum.of(VOTERS.size())))
        .isEqualTo(QuorumCheck.valueOf(vector.get("finding").asText()));
  }

  @ParameterizedTest
  @MethodSource("signedMessages")
  void theMessagesOfTheVectorsAreSigned(JsonNode vector) {
    Signed signed =
        switch (Vectors.message(vector)) {
          case ConsensusVote vote -> Incoming.vote(vote);
          case ConsensusProposal proposal -> Incoming.proposal(proposal);
          default -> throw new AssertionError(vector);
        };

    assertThat(CHECKS.isSigned(signed, VOTERS)).isTrue();
    if (signed.statement().validRound() != Statement.NONE) {
      assertThat(CHECKS.prevotes(signed, VOTERS, 0, Quorum.of(4))).isEqualTo(QuorumCheck.VALID);
    }
  }
}
