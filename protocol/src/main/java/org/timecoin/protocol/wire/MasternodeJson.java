package org.timecoin.protocol.wire;

import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonVariant;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.key.CurvePoint;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.MasternodeMessage;
import org.timecoin.protocol.message.MasternodeMessage.GetMasternodes;
import org.timecoin.protocol.message.MasternodeMessage.HeartbeatAttestation;
import org.timecoin.protocol.message.MasternodeMessage.HeartbeatBroadcast;
import org.timecoin.protocol.message.MasternodeMessage.MasternodeAnnouncement;
import org.timecoin.protocol.message.MasternodeMessage.MasternodesResponse;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;
import org.timecoin.protocol.reward.Tier;

/** Payloads of messages about masternodes. Their public keys must be points of the curve. */
final class MasternodeJson {

  private static final PublicKey NO_KEY = PublicKey.of(new byte[PublicKey.LENGTH]);
  private static final Signature NO_SIGNATURE = Signature.of(new byte[Signature.LENGTH]);
  private static final JsonFields INFO =
      JsonFields.of("address", "reward_address", "tier", "public_key");
  private static final JsonFields HEARTBEAT =
      JsonFields.of(
          "masternode_address", "sequence_number", "timestamp", "masternode_pubkey", "signature");
  private static final JsonFields ATTESTATION =
      JsonFields.of(
          "heartbeat_hash", "witness_address", "witness_pubkey", "witness_timestamp", "signature");

  private MasternodeJson() {}

  static void write(JsonWriter out, MasternodeMessage message) {
    switch (message) {
      case MasternodeAnnouncement m -> writeInfo(out, m.masternode());
      case MasternodesResponse m -> out.list(m.masternodes(), MasternodeJson::writeInfo);
      case HeartbeatBroadcast m -> writeHeartbeat(out, m.heartbeat());
      case HeartbeatAttestation m -> writeAttestation(out, m.attestation());
      case GetMasternodes m -> throw new AssertionError("no payload: " + m);
    }
  }

  static MasternodeMessage read(JsonReader in, MessageKind kind) throws JsonFault {
    return switch (kind) {
      case MASTERNODE_ANNOUNCEMENT -> new MasternodeAnnouncement(readInfo(in));
      case MASTERNODES_RESPONSE -> new MasternodesResponse(in.list(MasternodeJson::readInfo));
      case HEARTBEAT_BROADCAST -> new HeartbeatBroadcast(readHeartbeat(in));
      case HEARTBEAT_ATTESTATION -> new HeartbeatAttestation(readAttestation(in));
      default -> throw new AssertionError(kind);
    };
  }

  private static void writeInfo(JsonWriter out, MasternodeInfo info) {
    out.field(INFO, 0).text(info.address());
    out.field(INFO, 1).text(info.rewardAddress());
    out.field(INFO, 2).unitVariant(info.tier().wireName());
    out.field(INFO, 3).publicKey(info.publicKey());
    out.endObject();
  }

  private static MasternodeInfo readInfo(JsonReader in) throws JsonFault {
    String address = "";
    String rewardAddress = "";
    Tier tier = Tier.FREE;
    PublicKey publicKey = NO_KEY;
    JsonStruct struct = in.struct(INFO);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> address = in.text();
        case 1 -> rewardAddress = in.text();
        case 2 -> tier = readTier(in);
        default -> publicKey = readPoint(in);
      }
    }
    return new MasternodeInfo(address, rewardAddress, tier, publicKey);
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

  private static void writeHeartbeat(JsonWriter out, SignedHeartbeat heartbeat) {
    out.field(HEARTBEAT, 0).text(heartbeat.masternodeAddress());
    out.field(HEARTBEAT, 1).u64(heartbeat.sequenceNumber());
    out.field(HEARTBEAT, 2).i64(heartbeat.timestamp());
    out.field(HEARTBEAT, 3).publicKey(heartbeat.masternodePubkey());
    out.field(HEARTBEAT, 4).signature(heartbeat.signature());
    out.endObject();
  }

  private static SignedHeartbeat readHeartbeat(JsonReader in) throws JsonFault {
    String address = "";
    long sequence = 0;
    long timestamp = 0;
    PublicKey key = NO_KEY;
    Signature signature = NO_SIGNATURE;
    JsonStruct struct = in.struct(HEARTBEAT);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> address = in.text();
        case 1 -> sequence = in.u64();
        case 2 -> timestamp = in.i64();
        case 3 -> key = readPoint(in);
        default -> signature = in.signature();
      }
    }
    return new SignedHeartbeat(address, sequence, timestamp, key, signature);
  }

  private static void writeAttestation(JsonWriter out, WitnessAttestation attestation) {
    out.field(ATTESTATION, 0).hash(attestation.heartbeatHash());
    out.field(ATTESTATION, 1).text(attestation.witnessAddress());
    out.field(ATTESTATION, 2).publicKey(attestation.witnessPubkey());
    out.field(ATTESTATION, 3).i64(attestation.witnessTimestamp());
    out.field(ATTESTATION, 4).signature(attestation.signature());
    out.endObject();
  }

  private static WitnessAttestation readAttestation(JsonReader in) throws JsonFault {
    Hash heartbeatHash = Hash.ZERO;
    String address = "";
    PublicKey key = NO_KEY;
    long timestamp = 0;
    Signature signature = NO_SIGNATURE;
    JsonStruct struct = in.struct(ATTESTATION);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> heartbeatHash = in.hash();
        case 1 -> address = in.text();
        case 2 -> key = readPoint(in);
        case 3 -> timestamp = in.i64();
        default -> signature = in.signature();
      }
    }
    return new WitnessAttestation(heartbeatHash, address, key, timestamp, signature);
  }
}
