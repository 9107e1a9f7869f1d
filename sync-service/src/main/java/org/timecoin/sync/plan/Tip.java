package org.timecoin.sync.plan;

import org.timecoin.protocol.bytes.Hash;

/**
 * The last block of our own chain.
 *
 * @param height 0 for the genesis block
 * @param hash its hash, which the next block must name
 */
public record Tip(long height, Hash hash) {}
