package org.timecoin.chain.apply;

import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.TxOutput;

/**
 * An unspent output and the block that made it.
 *
 * @param outpoint its name
 * @param output its value and script
 * @param createdHeight height of the block that made it
 */
public record Coin(OutPoint outpoint, TxOutput output, long createdHeight) {}
