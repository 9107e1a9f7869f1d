package org.timecoin.protocol.message;

import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.reward.Tier;

/**
 * What a masternode says of itself, or another of it.
 *
 * @param address advertised {@code ip:port}; legacy nodes leave the port away
 * @param rewardAddress where it is paid
 * @param tier what it claims to be
 * @param publicKey who it is
 */
public record MasternodeInfo(
    String address, String rewardAddress, Tier tier, PublicKey publicKey) {}
