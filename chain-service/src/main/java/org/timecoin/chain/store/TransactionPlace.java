package org.timecoin.chain.store;

import org.timecoin.protocol.bytes.Hash;

/**
 * Where a committed transaction stands.
 *
 * @param txid its name
 * @param height of its block
 * @param position in its block, from 0 on
 */
public record TransactionPlace(Hash txid, long height, int position) {}
