package org.timecoin.sync.watch;

import java.util.OptionalDouble;
import org.timecoin.sync.decide.Decision;

/**
 * What sync is doing at a moment.
 *
 * @param height of our tip
 * @param expectedHeight due by the clock
 * @param targetHeight being synced to; the tip's height when nothing is
 * @param blocksPerSecond applied of late
 * @param etaSeconds to the target; empty when nothing moves
 * @param peers connections known
 * @param inFlight requests under way
 * @param stalled nothing was applied for ten seconds while a peer is ahead
 */
public record SyncReport(
    Decision decision,
    String reason,
    long height,
    long expectedHeight,
    long targetHeight,
    double blocksPerSecond,
    OptionalDouble etaSeconds,
    int peers,
    int inFlight,
    boolean stalled) {

  /** Before anything is known. */
  public static final SyncReport NOTHING =
      new SyncReport(
          new Decision.Waiting("the chain has not told where it stands"),
          "the chain has not told where it stands",
          0,
          0,
          0,
          0,
          OptionalDouble.empty(),
          0,
          0,
          false);
}
