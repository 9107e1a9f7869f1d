package org.timecoin.localnet.legacy.generate;

import org.timecoin.protocol.block.Transaction;

/**
 * A signed transaction and what it leaves to the block.
 *
 * @param transaction spends older outputs
 * @param fee inputs less outputs, in satoshis
 */
record Spend(Transaction transaction, long fee) {}
