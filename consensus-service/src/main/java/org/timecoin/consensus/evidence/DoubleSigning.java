package org.timecoin.consensus.evidence;

import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Signed;

/**
 * Two different statements of one key for one step of one round on one parent, both with valid
 * signatures (consensus.md section 3, "Finality").
 *
 * @param first the one known first
 * @param second the other
 */
public record DoubleSigning(Signed first, Signed second) {

  /** Refuses what proves nothing: an IllegalArgumentException. */
  public DoubleSigning {
    boolean proves =
        first.key().equals(second.key())
            && first.parent().equals(second.parent())
            && first.statement().position().equals(second.statement().position())
            && !first.statement().equals(second.statement());
    if (!proves) {
      throw new IllegalArgumentException("these are no two statements for one step");
    }
  }

  /** Who signed both. */
  public PublicKey culprit() {
    return first.key();
  }
}
