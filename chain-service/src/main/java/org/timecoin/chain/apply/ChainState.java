package org.timecoin.chain.apply;

/**
 * Where the chain stands.
 *
 * @param tip the last block
 * @param eventSeq sequence of the event that was written with it
 * @param totals what the chain amounts to
 * @param finalHeight height up to which blocks are final, inclusive: that of the last certified
 *     one, 0 when there is none
 */
public record ChainState(ChainTip tip, long eventSeq, ChainTotals totals, long finalHeight) {}
