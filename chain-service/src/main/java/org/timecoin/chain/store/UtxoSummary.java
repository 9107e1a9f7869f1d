package org.timecoin.chain.store;

import org.timecoin.protocol.bytes.Hash;

/**
 * All unspent outputs at one tip.
 *
 * @param height of the tip
 * @param blockHash of the tip
 * @param hash the UTXO-set hash (protocol.md section 3)
 * @param outputs how many
 * @param transactions that have at least one of them
 * @param totalSat their value, satoshis
 */
public record UtxoSummary(
    long height, Hash blockHash, Hash hash, long outputs, long transactions, long totalSat) {}
