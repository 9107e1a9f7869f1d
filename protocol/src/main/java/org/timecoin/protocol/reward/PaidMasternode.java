package org.timecoin.protocol.reward;

/**
 * One of those that a block pays.
 *
 * @param rewardAddress where
 * @param tier by which weight
 */
public record PaidMasternode(String rewardAddress, Tier tier) {}
