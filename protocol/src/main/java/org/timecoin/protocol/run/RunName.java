package org.timecoin.protocol.run;

import org.timecoin.protocol.bytes.Hash;

/**
 * Which run is meant.
 *
 * @param parent what it stands on
 * @param value the hash of its last block
 */
public record RunName(RunParent parent, Hash value) {}
