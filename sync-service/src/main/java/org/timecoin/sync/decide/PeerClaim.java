package org.timecoin.sync.decide;

/**
 * What one peer says it has.
 *
 * @param peer its address, "ip:port" as seen on the connection
 * @param height the height it claims, never negative
 * @param ageMs how long ago it last answered a height query, milliseconds
 * @param undelivered ranges in a row that it claimed to have and failed to deliver
 */
public record PeerClaim(String peer, long height, long ageMs, int undelivered) {

  /**
   * The address without its port. A neighbour that dials us and is dialled by us shows up under two
   * ports and still is one node.
   */
  String host() {
    int colon = peer.lastIndexOf(':');
    return colon < 0 ? peer : peer.substring(0, colon);
  }
}
