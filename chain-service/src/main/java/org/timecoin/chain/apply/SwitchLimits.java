package org.timecoin.chain.apply;

/**
 * How far a switch of branches goes, and in what steps.
 *
 * @param depth blocks that it may undo
 * @param bytesTogether of undone and new blocks that are in memory at once, but always one block
 */
public record SwitchLimits(int depth, int bytesTogether) {

  /** Refuses limits that would allow nothing. */
  public SwitchLimits {
    if (depth < 1 || bytesTogether < 1) {
      throw new IllegalArgumentException("a switch undoes at least one block");
    }
  }
}
