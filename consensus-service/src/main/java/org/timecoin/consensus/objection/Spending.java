package org.timecoin.consensus.objection;

import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;

/**
 * An output that a transaction spends.
 *
 * @param output what is spent
 * @param txid by which transaction
 */
public record Spending(OutPoint output, Hash txid) {}
