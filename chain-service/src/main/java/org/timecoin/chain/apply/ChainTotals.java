package org.timecoin.chain.apply;

/**
 * What the chain amounts to at its tip; kept beside it so that nobody has to count.
 *
 * @param transactions in all blocks
 * @param unspentOutputs outputs nobody has spent
 * @param unspentSat their value, satoshis
 */
public record ChainTotals(long transactions, long unspentOutputs, long unspentSat) {

  /** The totals before the first block. */
  public static final ChainTotals NOTHING = new ChainTotals(0, 0, 0);
}
