package org.timecoin.chain.apply;

import java.util.Optional;

/**
 * What may be committed of a batch, and why not more.
 *
 * @param plan the blocks before the first that breaks a rule; empty when it is the first
 * @param broken what that block breaks; empty when all blocks are valid
 */
public record BatchVerdict(Optional<BatchPlan> plan, Optional<Refusal.Broken> broken) {}
