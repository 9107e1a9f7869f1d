package org.timecoin.protocol.block;

/**
 * One share of a block's reward.
 *
 * @param address reward address of the masternode, as it stands in the block
 * @param amount satoshis, {@code u64}
 */
public record MasternodeReward(String address, long amount) {}
