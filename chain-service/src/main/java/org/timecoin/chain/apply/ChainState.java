package org.timecoin.chain.apply;

/**
 * Where the chain stands.
 *
 * @param tip the last block
 * @param eventSeq sequence of the event that was written with it
 * @param totals what the chain amounts to
 */
public record ChainState(ChainTip tip, long eventSeq, ChainTotals totals) {}
