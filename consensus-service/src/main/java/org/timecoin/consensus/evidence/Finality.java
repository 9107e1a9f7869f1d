package org.timecoin.consensus.evidence;

/**
 * What may never be undone (consensus.md section 3, "Finality" and "Activation").
 *
 * @param lastCertified height of the last certified block; or of the first activation's parent,
 *     which the first certificate makes final
 */
public record Finality(long lastCertified) {

  /** Whether the block of a height may be rolled back: only above everything certified. */
  public boolean mayUndo(long height) {
    return Long.compareUnsigned(height, lastCertified) > 0;
  }
}
