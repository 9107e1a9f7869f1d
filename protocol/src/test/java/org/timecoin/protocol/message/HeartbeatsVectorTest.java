package org.timecoin.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.vectors.Vectors;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/** {@code heartbeats.json}: what heartbeats and attestations sign, and who signed them. */
class HeartbeatsVectorTest {

  private static final JsonNode FILE = Vectors.json("heartbeats.json");

  static Stream<JsonNode> heartbeats() {
    return Vectors.each(FILE.get("heartbeats_valid"));
  }

  static Stream<JsonNode> badHeartbeats() {
    return Vectors.each(FILE.get("heartbeats_invalid"));
  }

  static Stream<JsonNode> attestations() {
    return Vectors.each(FILE.get("attestations_valid"));
  }

  static Stream<JsonNode> otherAttestations() {
    return Vectors.each(FILE.get("attestations_other"));
  }

  static Stream<JsonNode> ages() {
    return Vectors.each(FILE.at("/timestamp_rule/observed"));
  }

  @ParameterizedTest
  @MethodSource("heartbeats")
  void goodHeartbeatsAreSigned(JsonNode vector) throws WireFault {
    SignedHeartbeat heartbeat = heartbeat(vector);

    assertThat(hex(heartbeat.signedMessage()))
        .isEqualTo(vector.get("signing_message_hex").asText())
        .isEqualTo(sha256OfHex(vector.get("preimage_hex").asText()));
    assertThat(heartbeat.hash().hex()).isEqualTo(vector.get("heartbeat_hash_hex").asText());
    assertThat(heartbeat.isSigned()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("heartbeats")
  void ourSignatureIsTheSame(JsonNode vector) throws WireFault {
    SignedHeartbeat heartbeat = heartbeat(vector);

    assertThat(
            SignedHeartbeat.sign(
                heartbeat.masternodeAddress(),
                heartbeat.sequenceNumber(),
                heartbeat.timestamp(),
                key(vector)))
        .isEqualTo(heartbeat);
  }

  @ParameterizedTest
  @MethodSource("badHeartbeats")
  void badHeartbeatsAreNot(JsonNode vector) throws WireFault {
    assertThat(heartbeat(vector).isSigned()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("attestations")
  void goodAttestationsAreSigned(JsonNode vector) throws WireFault {
    WitnessAttestation attestation = attestation(vector);

    assertThat(hex(attestation.signedMessage()))
        .isEqualTo(vector.get("signing_message_hex").asText());
    assertThat(attestation.isSigned()).isTrue();
    assertThat(
            WitnessAttestation.sign(
                attestation.heartbeatHash(),
                attestation.witnessAddress(),
                attestation.witnessTimestamp(),
                key(vector)))
        .isEqualTo(attestation);
  }

  @ParameterizedTest
  @MethodSource("otherAttestations")
  void theSignatureOfOtherAttestationsIsJudged(JsonNode vector) throws WireFault {
    assertThat(attestation(vector).isSigned()).isEqualTo(vector.get("signature_valid").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("ages")
  void heartbeatsAreFreshFor180Seconds(JsonNode vector) throws WireFault {
    SignedHeartbeat heartbeat = heartbeat(heartbeats().findFirst().orElseThrow());
    long now = heartbeat.timestamp() + vector.get("age_seconds").asLong();

    assertThat(heartbeat.isFresh(now)).isEqualTo(vector.get("accepted").asBoolean());
  }

  @Test
  void timesAtTheEdgeAreNotFresh() {
    SigningKey key = SigningKey.generate(new Random(1));

    assertThat(SignedHeartbeat.sign("a", 1, Long.MAX_VALUE, key).isFresh(0)).isFalse();
    assertThat(SignedHeartbeat.sign("a", 1, Long.MIN_VALUE, key).isFresh(0)).isFalse();
  }

  @Test
  void votesAreSignedByTheRegisteredKey() {
    SigningKey key = SigningKey.generate(new Random(1));
    Vote vote = Vote.sign(Hash.ZERO, "TIME0x", true, 1_764_547_800, key);
    Vote against = new Vote(vote.txid(), vote.voter(), false, vote.timestamp(), vote.signature());

    assertThat(vote.isSignedBy(key.publicKey())).isTrue();
    assertThat(vote.isSignedBy(SigningKey.generate(new Random(2)).publicKey())).isFalse();
    assertThat(against.isSignedBy(key.publicKey())).isFalse();
  }

  /** No vector has it, so the preimage is spelled out. */
  @Test
  void aVoteSignsItsFieldsInOrder() {
    Vote vote = Vote.sign(Hash.ZERO, "me", true, 1, SigningKey.generate(new Random(1)));
    String preimage =
        hex("TIMECOIN_VOTE:".getBytes(StandardCharsets.US_ASCII))
            + "00".repeat(32)
            + "6d65"
            + "01"
            + "0100000000000000";

    assertThat(hex(vote.signedMessage())).isEqualTo(sha256OfHex(preimage));
  }

  private static SignedHeartbeat heartbeat(JsonNode vector) throws WireFault {
    return ((MasternodeMessage.HeartbeatBroadcast) message(vector)).heartbeat();
  }

  private static WitnessAttestation attestation(JsonNode vector) throws WireFault {
    return ((MasternodeMessage.HeartbeatAttestation) message(vector)).attestation();
  }

  private static Message message(JsonNode vector) throws WireFault {
    return WireCodec.decode(vector.get("line").asText().getBytes(StandardCharsets.UTF_8));
  }

  private static SigningKey key(JsonNode vector) {
    return SigningKey.fromSeed(HexFormat.of().parseHex(vector.get("seed_hex").asText()));
  }

  private static String sha256OfHex(String hex) {
    return Hash.sha256(HexFormat.of().parseHex(hex)).hex();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
