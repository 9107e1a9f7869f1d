package org.timecoin.protocol.network;

import org.timecoin.protocol.key.Address;

/**
 * Money that a devnet begins with.
 *
 * @param address whose it is
 * @param value satoshis, at least one
 */
public record GenesisOutput(Address address, long value) {}
