package org.timecoin.contracts.map;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import org.timecoin.contracts.log.v1.Announcement;
import org.timecoin.contracts.log.v1.Attestation;
import org.timecoin.contracts.log.v1.Heartbeat;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;
import org.timecoin.protocol.reward.Tier;

/**
 * What masternodes say of themselves, to and from protobuf. Reading throws {@link BadRecord} and
 * nothing else.
 */
public final class MasternodeMap {

  private MasternodeMap() {}

  /** A tier by its number in the contract. */
  public static org.timecoin.contracts.types.v1.Tier toProto(Tier tier) {
    return switch (tier) {
      case FREE -> org.timecoin.contracts.types.v1.Tier.TIER_FREE;
      case BRONZE -> org.timecoin.contracts.types.v1.Tier.TIER_BRONZE;
      case SILVER -> org.timecoin.contracts.types.v1.Tier.TIER_SILVER;
      case GOLD -> org.timecoin.contracts.types.v1.Tier.TIER_GOLD;
    };
  }

  /** The tier of a number; one that this version doesn't know is a {@link BadRecord}. */
  public static Tier tier(org.timecoin.contracts.types.v1.Tier tier) {
    return switch (tier) {
      case TIER_FREE -> Tier.FREE;
      case TIER_BRONZE -> Tier.BRONZE;
      case TIER_SILVER -> Tier.SILVER;
      case TIER_GOLD -> Tier.GOLD;
      case UNRECOGNIZED -> throw new BadRecord("a tier that this version doesn't know");
    };
  }

  /** An announcement. */
  public static Announcement toProto(MasternodeInfo info) {
    return Announcement.newBuilder()
        .setAddress(info.address())
        .setRewardAddress(info.rewardAddress())
        .setTier(toProto(info.tier()))
        .setPublicKey(wrap(info.publicKey().bytes()))
        .build();
  }

  /** The announcement's content. */
  public static MasternodeInfo announcement(Announcement announcement) {
    return new MasternodeInfo(
        announcement.getAddress(),
        announcement.getRewardAddress(),
        tier(announcement.getTier()),
        publicKey(announcement.getPublicKey()));
  }

  /** A heartbeat with its signature. */
  public static Heartbeat toProto(SignedHeartbeat heartbeat) {
    return Heartbeat.newBuilder()
        .setMasternodeAddress(heartbeat.masternodeAddress())
        .setSequenceNumber(heartbeat.sequenceNumber())
        .setTimestamp(heartbeat.timestamp())
        .setMasternodePubkey(wrap(heartbeat.masternodePubkey().bytes()))
        .setSignature(wrap(heartbeat.signature().bytes()))
        .build();
  }

  /** The heartbeat, its signature not yet verified. */
  public static SignedHeartbeat heartbeat(Heartbeat heartbeat) {
    return new SignedHeartbeat(
        heartbeat.getMasternodeAddress(),
        heartbeat.getSequenceNumber(),
        heartbeat.getTimestamp(),
        publicKey(heartbeat.getMasternodePubkey()),
        signature(heartbeat.getSignature()));
  }

  /** A witness's attestation with its signature. */
  public static Attestation toProto(WitnessAttestation attestation) {
    return Attestation.newBuilder()
        .setHeartbeatHash(ChainMap.toProto(attestation.heartbeatHash()))
        .setWitnessAddress(attestation.witnessAddress())
        .setWitnessPubkey(wrap(attestation.witnessPubkey().bytes()))
        .setWitnessTimestamp(attestation.witnessTimestamp())
        .setSignature(wrap(attestation.signature().bytes()))
        .build();
  }

  /** The attestation, its signature not yet verified. */
  public static WitnessAttestation attestation(Attestation attestation) {
    return new WitnessAttestation(
        ChainMap.hash(attestation.getHeartbeatHash()),
        attestation.getWitnessAddress(),
        publicKey(attestation.getWitnessPubkey()),
        attestation.getWitnessTimestamp(),
        signature(attestation.getSignature()));
  }

  private static ByteString wrap(byte[] ownCopy) {
    return UnsafeByteOperations.unsafeWrap(ownCopy);
  }

  private static PublicKey publicKey(ByteString bytes) {
    if (bytes.size() != PublicKey.LENGTH) {
      throw new BadRecord("a public key has 32 bytes, not " + bytes.size());
    }
    return PublicKey.of(bytes.toByteArray());
  }

  private static Signature signature(ByteString bytes) {
    if (bytes.size() != Signature.LENGTH) {
      throw new BadRecord("a signature has 64 bytes, not " + bytes.size());
    }
    return Signature.of(bytes.toByteArray());
  }
}
