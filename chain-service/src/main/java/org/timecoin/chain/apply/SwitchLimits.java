package org.timecoin.chain.apply;

import java.util.List;

/**
 * How far a switch of branches goes, and in what steps.
 *
 * @param depth blocks that it may undo
 * @param bytesTogether of undone and new blocks that are in memory at once, but always one block
 * @param checkpoints heights whose blocks are never left once they are there
 */
public record SwitchLimits(int depth, int bytesTogether, List<Long> checkpoints) {

  /** Refuses limits that would allow nothing. */
  public SwitchLimits {
    checkpoints = List.copyOf(checkpoints);
    if (depth < 1 || bytesTogether < 1) {
      throw new IllegalArgumentException("a switch undoes at least one block");
    }
  }

  /** The same without checkpoints. */
  public SwitchLimits(int depth, int bytesTogether) {
    this(depth, bytesTogether, List.of());
  }

  /** Whether the block of a checkpoint is among those above an ancestor, up to the tip. */
  boolean holdCheckpoint(long ancestor, long tip) {
    return checkpoints.stream().anyMatch(height -> height > ancestor && height <= tip);
  }
}
