package org.timecoin.sync.plan;

/**
 * How a simulated peer behaves.
 *
 * @param claims the height it says it has
 * @param has the height it can serve
 * @param latencyMs answers take half to one and a half of this
 * @param lossPercent requests of a hundred it never answers
 */
record SimPeer(String name, Nature nature, long claims, long has, int latencyMs, int lossPercent) {

  enum Nature {
    /** Serves what it has. */
    HONEST,
    /** Serves one block at a time. */
    DRIPPING,
    /** Answers nothing, ever. */
    SILENT,
    /** Answers at once with no block. */
    EMPTY,
    /** Closes on every request for more than eight blocks. */
    CLOSING,
    /** Serves blocks that break a rule by themselves. */
    CORRUPT,
    /** Serves blocks that only the chain can refuse. */
    POISON,
    /** Serves a branch that follows none of our blocks. */
    ELSEWHERE
  }

  static SimPeer honest(String name, long height, int latencyMs, int lossPercent) {
    return new SimPeer(name, Nature.HONEST, height, height, latencyMs, lossPercent);
  }

  static SimPeer adversary(String name, Nature nature, long claims) {
    return new SimPeer(name, nature, claims, claims, 20, 0);
  }
}
