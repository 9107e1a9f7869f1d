package org.timecoin.sync.plan;

/**
 * What the next block to be applied is waiting for.
 *
 * @param kind for metrics
 * @param sentence for people
 */
public record Obstacle(Kind kind, String sentence) {

  /** The closed list of causes. */
  public enum Kind {
    /** The chain has ranges and doesn't answer. */
    CHAIN_SLOW,
    /** The chain can't be reached or says it can't decide. */
    CHAIN_UNAVAILABLE,
    /** The gateway can't be reached or has too much to do. */
    GATEWAY_UNAVAILABLE,
    /** A peer was asked and has not answered. */
    PEER_SILENT,
    /** Peers were asked, and none delivered. */
    PEERS_FAILING,
    /** Nobody who may be asked has the range. */
    NOBODY_TO_ASK,
    /** Nothing is missing. */
    NONE
  }
}
