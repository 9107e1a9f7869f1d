package org.timecoin.consensus.registry;

/**
 * What bounds the registry.
 *
 * @param masternodes most that are kept
 * @param witnesses most attestations kept for one heartbeat
 */
public record RegistryLimits(int masternodes, int witnesses) {}
