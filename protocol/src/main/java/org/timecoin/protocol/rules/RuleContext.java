package org.timecoin.protocol.rules;

import org.timecoin.protocol.network.NetworkParameters;

/**
 * What the rules need to know besides the block and its parent.
 *
 * @param parameters of the network
 * @param now our clock, seconds since 1970; certified blocks are never compared with it
 */
public record RuleContext(NetworkParameters parameters, long now) {}
