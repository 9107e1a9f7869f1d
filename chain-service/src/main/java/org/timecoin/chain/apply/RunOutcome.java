package org.timecoin.chain.apply;

import java.util.Optional;

/**
 * What became of a run of blocks.
 *
 * @param known how many from the first on were committed before
 * @param committed how many from the first on are committed now, the known ones among them
 * @param tip of the chain now
 * @param refusal why the next one is not; empty when all are
 */
public record RunOutcome(int known, int committed, ChainTip tip, Optional<Refusal> refusal) {}
