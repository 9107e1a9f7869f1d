package org.timecoin.chain.writer;

import org.timecoin.chain.apply.ChainState;

/**
 * The chain as everybody may see it.
 *
 * @param incarnation names this copy of the chain; event sequences compare only within one
 * @param state as last committed
 */
public record ChainView(String incarnation, ChainState state) {}
