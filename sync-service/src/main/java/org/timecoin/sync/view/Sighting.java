package org.timecoin.sync.view;

import java.util.OptionalLong;

/**
 * One beat of a gateway about one of its peers, as the directory has it. All times in it are the
 * gateway's own wall clock and are compared with nothing but one another.
 *
 * @param peer "ip:port"
 * @param gateway the replica that holds the connection
 * @param incarnation new at each start of that replica
 * @param beatAtMs when it was written
 * @param height as the peer claimed; absent until it answered
 * @param heightAtMs when it claimed that
 * @param answers whether the peer answers questions on this connection
 */
public record Sighting(
    String peer,
    String gateway,
    String incarnation,
    long beatAtMs,
    OptionalLong height,
    long heightAtMs,
    boolean answers) {

  /** How old the claim was when this was written, milliseconds. */
  long claimAgeMs() {
    return Math.max(0, beatAtMs - heightAtMs);
  }
}
