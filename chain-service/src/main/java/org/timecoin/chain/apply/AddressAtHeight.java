package org.timecoin.chain.apply;

import org.timecoin.protocol.bytes.ByteString;

/**
 * The lines of one address's history that one block wrote.
 *
 * @param script the address as its outputs name it
 * @param height of the block
 */
public record AddressAtHeight(ByteString script, long height) {}
