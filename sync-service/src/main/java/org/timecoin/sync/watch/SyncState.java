package org.timecoin.sync.watch;

import org.timecoin.sync.decide.Decision;

/** The state as operators see it. Blocks are not made yet, so there is no catch-up among them. */
public enum SyncState {
  /** A usable peer is ahead: downloading. */
  SYNC,
  /** At the expected height. */
  STEADY,
  /** Behind, and nobody usable is ahead. */
  WAITING;

  /** The state that a decision stands for. */
  public static SyncState of(Decision decision) {
    return switch (decision) {
      case Decision.Sync sync -> SYNC;
      case Decision.Steady steady -> STEADY;
      case Decision.Waiting waiting -> WAITING;
      case Decision.CatchUpDue due -> WAITING;
    };
  }
}
