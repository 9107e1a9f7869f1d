package org.timecoin.gateway.peer;

/**
 * How well a peer serves blocks: what it delivered over recent ranges, halved for each recent
 * failure. Newer ranges weigh more (a moving average of factor 0.3), so a peer that slows down
 * loses its place within a few ranges.
 *
 * @param blocksPerSecond average over recent ranges; before the first one a value that gives it a
 *     chance
 * @param failures recent ones; a success takes two away
 * @param ranges delivered so far
 */
public record PeerScore(double blocksPerSecond, int failures, int ranges) {

  /** A peer that was never asked: assumed to be decent, so that it is tried. */
  public static final PeerScore UNTRIED = new PeerScore(500, 0, 0);

  private static final double NEW_SHARE = 0.3;
  private static final int MOST_FAILURES = 10;
  private static final double SHORTEST_SECONDS = 0.001;

  /** After a range of blocks came in this time. */
  public PeerScore delivered(int blocks, double seconds) {
    double rate = blocks / Math.max(seconds, SHORTEST_SECONDS);
    double average = ranges == 0 ? rate : blocksPerSecond + NEW_SHARE * (rate - blocksPerSecond);
    return new PeerScore(average, Math.max(0, failures - 2), ranges + 1);
  }

  /** After a range didn't come. */
  public PeerScore failed() {
    return new PeerScore(blocksPerSecond, Math.min(MOST_FAILURES, failures + 1), ranges);
  }

  /** Higher is better. */
  public double value() {
    return blocksPerSecond / (1L << failures);
  }
}
