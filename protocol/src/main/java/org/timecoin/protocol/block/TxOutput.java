package org.timecoin.protocol.block;

import org.timecoin.protocol.bytes.ByteString;

/**
 * An amount and who may spend it.
 *
 * @param value satoshis, {@code u64}
 * @param scriptPubkey the owner's address in ASCII
 */
public record TxOutput(long value, ByteString scriptPubkey) {}
