package org.timecoin.protocol.network;

import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.reward.Tier;

/**
 * One of the first voters after an activation.
 *
 * @param publicKey its key; its reward address is this key's address
 * @param tier what its collateral proves, so that the first run can pay it
 */
public record Voter(PublicKey publicKey, Tier tier) {}
