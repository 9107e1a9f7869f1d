package org.timecoin.sync.plan;

import java.util.Optional;

/**
 * One piece of the plan, to be looked at.
 *
 * @param peer who is asked or who served it; empty while it waits
 * @param attempts how often it was asked for in vain
 */
public record PlannedRange(Range range, Stage stage, Optional<String> peer, int attempts) {

  /** How far a piece is. */
  public enum Stage {
    /** Nobody is asked for it yet. */
    WAITING,
    /** Somebody is asked for it. */
    FETCHING,
    /** It came and passed the checks that need no state. */
    FETCHED,
    /** The chain has it and has not answered. */
    APPLYING
  }

  static PlannedRange of(Slice slice) {
    Optional<String> peer =
        slice
            .fetched()
            .map(Slice.Fetched::peer)
            .or(() -> slice.requests().stream().findFirst().map(Request::peer));
    return new PlannedRange(slice.range(), stageOf(slice), peer, slice.attempts());
  }

  private static Stage stageOf(Slice slice) {
    if (slice.isApplying()) {
      return Stage.APPLYING;
    }
    if (!slice.isMissing()) {
      return Stage.FETCHED;
    }
    return slice.isWaiting() ? Stage.WAITING : Stage.FETCHING;
  }
}
