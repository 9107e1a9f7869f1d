package org.timecoin.consensus.registry;

import java.util.OptionalLong;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.reward.Tier;

/**
 * A masternode: its public key, and what was heard of it (protocol.md, "Who is who").
 *
 * @param key who it is
 * @param address advertised "ip:port"; legacy nodes leave the port away
 * @param rewardAddress where it wants to be paid, as announced
 * @param announcedTier as announced; what it is paid by is proven by the chain
 * @param registeredAt when it was first heard of, seconds since 1970
 * @param lastSeen its last announcement or heartbeat, seconds since 1970
 * @param lastHeartbeat its last valid heartbeat, seconds since 1970; empty before the first
 * @param sequence of that heartbeat, {@code u64}
 * @param verifiedHeartbeats how many were valid
 */
public record Masternode(
    PublicKey key,
    String address,
    String rewardAddress,
    Tier announcedTier,
    long registeredAt,
    long lastSeen,
    OptionalLong lastHeartbeat,
    OptionalLong sequence,
    long verifiedHeartbeats) {

  /** Silent for longer than this, it is offline. */
  public static final long OFFLINE_SECONDS = 180;

  static Masternode registered(MasternodeInfo info, long now) {
    return new Masternode(
        info.publicKey(),
        info.address(),
        info.rewardAddress(),
        info.tier(),
        now,
        now,
        OptionalLong.empty(),
        OptionalLong.empty(),
        0);
  }

  /** It announced itself again. Announcements are unsigned: an address under signature stands. */
  Masternode announcedAgain(MasternodeInfo info, long now) {
    return new Masternode(
        key,
        isBeating(now) ? address : info.address(),
        info.rewardAddress(),
        info.tier(),
        registeredAt,
        Math.max(lastSeen, now),
        lastHeartbeat,
        sequence,
        verifiedHeartbeats);
  }

  Masternode beat(SignedHeartbeat heartbeat, long now) {
    return new Masternode(
        key,
        heartbeat.masternodeAddress(),
        rewardAddress,
        announcedTier,
        registeredAt,
        Math.max(lastSeen, now),
        OptionalLong.of(heartbeat.timestamp()),
        OptionalLong.of(heartbeat.sequenceNumber()),
        verifiedHeartbeats + 1);
  }

  private boolean isBeating(long now) {
    return lastHeartbeat.isPresent() && now - lastHeartbeat.getAsLong() <= OFFLINE_SECONDS;
  }

  /** Whether it was heard of within 180 s of this time, in seconds since 1970. */
  public boolean isOnline(long now) {
    return now - lastSeen <= OFFLINE_SECONDS;
  }
}
