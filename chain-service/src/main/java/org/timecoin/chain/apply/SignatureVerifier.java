package org.timecoin.chain.apply;

import java.util.List;
import java.util.OptionalInt;

/** Verifies many signatures, in any order and on as many threads as it likes. */
public interface SignatureVerifier {

  /** The index of the first claim that doesn't hold; empty when all hold. */
  OptionalInt firstFalse(List<SignatureClaim> claims);
}
