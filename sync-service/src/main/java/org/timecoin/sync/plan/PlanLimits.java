package org.timecoin.sync.plan;

/**
 * What bounds a sync.
 *
 * @param rangeBlocks most blocks of one request
 * @param rangeBytes most bytes expected from one request, and most that is ever taken from one
 * @param inFlight requests under way; one of them is kept for the range next to the tip
 * @param inFlightPerPeer requests under way with one peer, one of them kept likewise
 * @param lookAheadBlocks how far ahead of the tip ranges are asked for
 * @param heldBytes bytes reserved for requests plus bytes fetched and not yet applied; a part of
 *     {@code rangeBytes} is kept for the range next to the tip
 * @param imports ranges handed to the chain and not yet answered
 */
public record PlanLimits(
    int rangeBlocks,
    int rangeBytes,
    int inFlight,
    int inFlightPerPeer,
    int lookAheadBlocks,
    long heldBytes,
    int imports) {

  /** Refuses limits under which nothing could ever be fetched. */
  public PlanLimits {
    if (rangeBlocks < 1 || inFlight < 2 || inFlightPerPeer < 2 || imports < 1) {
      throw new IllegalArgumentException("limits too small to make progress");
    }
    if (heldBytes < 2L * rangeBytes || lookAheadBlocks < rangeBlocks) {
      throw new IllegalArgumentException("there must be room for two ranges at least");
    }
  }
}
