package org.timecoin.chain.apply;

import java.util.function.BooleanSupplier;

/**
 * A signature that must hold for a block to be valid.
 *
 * @param holds verifies it; slow, free of shared state, for any thread
 * @param otherwise what the block is refused with when it doesn't hold
 */
public record SignatureClaim(BooleanSupplier holds, Refusal.Broken otherwise) {}
