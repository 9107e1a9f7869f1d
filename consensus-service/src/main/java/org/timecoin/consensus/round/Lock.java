package org.timecoin.consensus.round;

import org.timecoin.protocol.bytes.Hash;

/**
 * The value that this voter precommitted last (the paper's lockedValue and lockedRound).
 *
 * @param round in which
 * @param value of which run
 */
public record Lock(int round, Hash value) {}
