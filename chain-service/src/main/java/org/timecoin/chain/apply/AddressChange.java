package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.ByteString;

/**
 * What a batch changes in what an address holds.
 *
 * @param script the address as its outputs name it
 * @param unspentSat by how much the value of its unspent outputs grows, satoshis; negative when it
 *     falls
 * @param unspentOutputs by how many they grow; negative when they get fewer
 */
public record AddressChange(ByteString script, long unspentSat, long unspentOutputs) {}
