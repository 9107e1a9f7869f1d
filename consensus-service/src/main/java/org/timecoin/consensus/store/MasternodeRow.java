package org.timecoin.consensus.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.OptionalLong;
import org.timecoin.consensus.registry.Masternode;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.reward.Tier;

/** A masternode as it is kept. */
@Entity
@Table(schema = "consensus", name = "masternode")
class MasternodeRow {

  @Id
  @Column(name = "public_key")
  byte[] publicKey;

  @Column(name = "address")
  String address;

  @Column(name = "reward_address")
  String rewardAddress;

  @Column(name = "announced_tier")
  String announcedTier;

  @Column(name = "registered_at")
  long registeredAt;

  @Column(name = "last_seen")
  long lastSeen;

  @Column(name = "last_heartbeat")
  Long lastHeartbeat;

  @Column(name = "heartbeat_sequence")
  Long heartbeatSequence;

  @Column(name = "verified_heartbeats")
  long verifiedHeartbeats;

  static MasternodeRow of(Masternode masternode) {
    MasternodeRow row = new MasternodeRow();
    row.publicKey = masternode.key().bytes();
    row.registeredAt = masternode.registeredAt();
    row.take(masternode);
    return row;
  }

  /** Takes over what changed. */
  void take(Masternode masternode) {
    address = masternode.address();
    rewardAddress = masternode.rewardAddress();
    announcedTier = masternode.announcedTier().name();
    lastSeen = masternode.lastSeen();
    masternode.lastHeartbeat().ifPresent(at -> lastHeartbeat = at);
    masternode.sequence().ifPresent(sequence -> heartbeatSequence = sequence);
    verifiedHeartbeats = masternode.verifiedHeartbeats();
  }

  Masternode value() {
    return new Masternode(
        PublicKey.of(publicKey),
        address,
        rewardAddress,
        Tier.valueOf(announcedTier),
        registeredAt,
        lastSeen,
        optional(lastHeartbeat),
        optional(heartbeatSequence),
        verifiedHeartbeats);
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
