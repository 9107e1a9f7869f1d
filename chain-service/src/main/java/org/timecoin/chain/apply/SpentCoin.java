package org.timecoin.chain.apply;

/**
 * An output that is gone, kept so that the block that spent it can be undone.
 *
 * @param coin as it was
 * @param spentHeight height of the block that spent it
 */
public record SpentCoin(Coin coin, long spentHeight) {}
