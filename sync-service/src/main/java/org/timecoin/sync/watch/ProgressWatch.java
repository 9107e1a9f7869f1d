package org.timecoin.sync.watch;

import java.util.OptionalLong;

/**
 * Watches what is achieved: blocks applied, not requests made. While a peer is ahead and nothing is
 * applied for a while the sync has stalled, which is said once; after longer the attempt ends.
 * Every block applied resets the clock.
 */
public final class ProgressWatch {

  /** What an observation shows. */
  public enum Finding {
    /** Nothing to be said. */
    FINE,
    /** Nothing was applied for too long; said once until there is progress. */
    STALLED,
    /** Nothing was applied for so long that the attempt is over. */
    OVER
  }

  private final WatchTimes times;
  private boolean syncing;
  private boolean stalled;
  private long height;
  private long missing;
  private long progressMs;

  /** A watch with these limits. */
  public ProgressWatch(WatchTimes times) {
    this.times = times;
  }

  /**
   * Takes note of where a sync is.
   *
   * @param isSyncing whether a usable peer is ahead
   * @param tipHeight of the last block applied
   * @param target the height being synced to
   */
  public Finding observe(long nowMs, boolean isSyncing, long tipHeight, long target) {
    if (!isSyncing || !syncing || tipHeight != height) {
      progressMs = nowMs;
      stalled = false;
    }
    syncing = isSyncing;
    height = tipHeight;
    missing = target - tipHeight;
    if (!syncing) {
      return Finding.FINE;
    }
    if (nowMs - progressMs >= attemptMs()) {
      syncing = false;
      stalled = false;
      return Finding.OVER;
    }
    if (!stalled && nowMs - progressMs >= times.stall()) {
      stalled = true;
      return Finding.STALLED;
    }
    return Finding.FINE;
  }

  private long attemptMs() {
    return times.attempt() + (missing < times.lastBlocksBelow() ? times.lastBlocks() : 0);
  }

  /** When to look again if nothing happens before. */
  public OptionalLong nextLook() {
    if (!syncing) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(progressMs + (stalled ? attemptMs() : times.stall()));
  }

  /** Whether nothing was applied for too long. */
  public boolean isStalled() {
    return stalled;
  }

  /** Since when nothing was applied. */
  public long progressMs() {
    return progressMs;
  }
}
