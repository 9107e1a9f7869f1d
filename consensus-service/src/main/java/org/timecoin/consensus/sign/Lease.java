package org.timecoin.consensus.sign;

/**
 * The right to sign with a key until somebody else takes it over.
 *
 * @param epoch raised by one at every takeover
 */
public record Lease(long epoch) {}
