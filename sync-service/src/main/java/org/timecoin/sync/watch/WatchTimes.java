package org.timecoin.sync.watch;

/**
 * Limits to patience with a sync as a whole, milliseconds (consensus.md sections 1 and 2).
 *
 * @param stall without a block applied for this long a sync has stalled
 * @param attempt without a block applied for this long an attempt ends
 * @param lastBlocks so much longer when only the last blocks are missing
 * @param lastBlocksBelow what counts as the last blocks: fewer missing than this
 */
public record WatchTimes(long stall, long attempt, long lastBlocks, int lastBlocksBelow) {

  /** The design's numbers. */
  public static final WatchTimes STANDARD = new WatchTimes(10_000, 60_000, 30_000, 5);
}
