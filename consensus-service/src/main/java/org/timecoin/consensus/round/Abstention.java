package org.timecoin.consensus.round;

/**
 * Why a voter signs nothing in the open instance, whatever its standing. The names are stable: they
 * are metric labels.
 */
public enum Abstention {
  /** The open instance is not its to vote in. */
  NOT_A_VOTER,
  /** It has signed on a higher parent, so it only syncs up to there. */
  BELOW_OWN_ROWS,
  /**
   * It is below a checkpoint, so it only syncs: keys of long ago could sign another history up to
   * there (consensus.md section 3, "Newcomers").
   */
  BELOW_CHECKPOINT,
  /** Its chain has another block where a checkpoint is: somebody must look. */
  CONTRADICTS_CHECKPOINT
}
