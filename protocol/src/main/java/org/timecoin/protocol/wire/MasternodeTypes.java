package org.timecoin.protocol.wire;

import static org.timecoin.protocol.json.JsonType.HASH;
import static org.timecoin.protocol.json.JsonType.I64;
import static org.timecoin.protocol.json.JsonType.SIGNATURE;
import static org.timecoin.protocol.json.JsonType.TEXT;
import static org.timecoin.protocol.json.JsonType.U64;

import java.util.Optional;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonType;
import org.timecoin.protocol.json.JsonVariant;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.key.CurvePoint;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.MasternodeMessage.HeartbeatAttestation;
import org.timecoin.protocol.message.MasternodeMessage.HeartbeatBroadcast;
import org.timecoin.protocol.message.MasternodeMessage.MasternodeAnnouncement;
import org.timecoin.protocol.message.MasternodeMessage.MasternodesResponse;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;
import org.timecoin.protocol.reward.Tier;

/** Payloads of messages about masternodes. Their public keys must be points of the curve. */
final class MasternodeTypes {

  private static final JsonType<Tier> TIER =
      JsonType.of(MasternodeTypes::readTier, (out, tier) -> out.unitVariant(tier.wireName()));

  private static final JsonType<PublicKey> POINT =
      JsonType.of(MasternodeTypes::readPoint, JsonWriter::publicKey);

  private static final JsonType<MasternodeInfo> INFO =
      JsonShape.of(MasternodeInfo.class)
          .field("address", TEXT, MasternodeInfo::address)
          .field("reward_address", TEXT, MasternodeInfo::rewardAddress)
          .field("tier", TIER, MasternodeInfo::tier)
          .field("public_key", POINT, MasternodeInfo::publicKey)
          .make(v -> new MasternodeInfo(v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<SignedHeartbeat> HEARTBEAT =
      JsonShape.of(SignedHeartbeat.class)
          .field("masternode_address", TEXT, SignedHeartbeat::masternodeAddress)
          .field("sequence_number", U64, SignedHeartbeat::sequenceNumber)
          .field("timestamp", I64, SignedHeartbeat::timestamp)
          .field("masternode_pubkey", POINT, SignedHeartbeat::masternodePubkey)
          .field("signature", SIGNATURE, SignedHeartbeat::signature)
          .make(v -> new SignedHeartbeat(v.next(), v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<WitnessAttestation> ATTESTATION =
      JsonShape.of(WitnessAttestation.class)
          .field("heartbeat_hash", HASH, WitnessAttestation::heartbeatHash)
          .field("witness_address", TEXT, WitnessAttestation::witnessAddress)
          .field("witness_pubkey", POINT, WitnessAttestation::witnessPubkey)
          .field("witness_timestamp", I64, WitnessAttestation::witnessTimestamp)
          .field("signature", SIGNATURE, WitnessAttestation::signature)
          .make(v -> new WitnessAttestation(v.next(), v.next(), v.next(), v.next(), v.next()));

  private MasternodeTypes() {}

  static JsonType<? extends Message> of(MessageKind kind) {
    return switch (kind) {
      case MASTERNODE_ANNOUNCEMENT ->
          INFO.as(MasternodeAnnouncement::new, MasternodeAnnouncement::masternode);
      case MASTERNODES_RESPONSE ->
          JsonType.list(INFO).as(MasternodesResponse::new, MasternodesResponse::masternodes);
      case HEARTBEAT_BROADCAST ->
          HEARTBEAT.as(HeartbeatBroadcast::new, HeartbeatBroadcast::heartbeat);
      case HEARTBEAT_ATTESTATION ->
          ATTESTATION.as(HeartbeatAttestation::new, HeartbeatAttestation::attestation);
      default -> throw new AssertionError(kind);
    };
  }

  private static Tier readTier(JsonReader in) throws JsonFault {
    JsonVariant variant = in.variant();
    Optional<Tier> tier = Tier.ofWireName(variant.name());
    if (tier.isEmpty()) {
      throw variant.unknown();
    }
    variant.unit();
    return tier.get();
  }

  private static PublicKey readPoint(JsonReader in) throws JsonFault {
    PublicKey key = in.publicKey();
    if (!CurvePoint.isPoint(key)) {
      throw in.fault(FaultReason.PUBLIC_KEY);
    }
    return key;
  }
}
