package org.timecoin.protocol.block;

import org.timecoin.protocol.bytes.ByteString;

/**
 * An output being spent.
 *
 * @param previousOutput which one
 * @param scriptSig proof of ownership: public key and signature, 96 bytes when valid
 * @param sequence carried, without a meaning here; {@code u32}
 */
public record TxInput(OutPoint previousOutput, ByteString scriptSig, int sequence) {}
