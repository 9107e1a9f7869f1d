package org.timecoin.gateway.transport;

/**
 * Bounds on one connection, whatever is said on it.
 *
 * @param bytesPerSecondLeast what a begun line must progress by
 * @param progressWindowMs over how long that is measured, milliseconds
 * @param outgoingBytes what may wait for a peer to take it; more ends the connection
 * @param busyBytes from how much on replies wait until the peer has taken some
 * @param slowReaderMs how long a peer may take nothing at all, milliseconds
 */
public record WireLimits(
    int bytesPerSecondLeast,
    long progressWindowMs,
    long outgoingBytes,
    long busyBytes,
    long slowReaderMs) {}
