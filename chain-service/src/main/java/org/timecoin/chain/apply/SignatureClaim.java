package org.timecoin.chain.apply;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A signature that must hold for a block to be valid.
 *
 * @param holds verifies it; slow, free of shared state, for any thread
 * @param otherwise what the block is refused with when it doesn't hold
 * @param name by which it may be remembered once it was found to hold; nothing for what is verified
 *     anew each time
 */
public record SignatureClaim(
    BooleanSupplier holds, Refusal.Broken otherwise, Optional<SignedInput> name) {

  /** A signature that is verified anew each time. */
  public SignatureClaim(BooleanSupplier holds, Refusal.Broken otherwise) {
    this(holds, otherwise, Optional.empty());
  }
}
