package org.timecoin.chain.store;

import org.timecoin.chain.apply.ChainState;

/**
 * The chain as it is stored at one moment.
 *
 * @param incarnation names this copy of the chain
 * @param state where it stands
 */
public record StoredTip(String incarnation, ChainState state) {}
