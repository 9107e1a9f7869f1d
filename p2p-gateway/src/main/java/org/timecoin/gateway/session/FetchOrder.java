package org.timecoin.gateway.session;

import java.util.Optional;
import java.util.Set;

/**
 * A range of blocks that one of our services wants.
 *
 * @param first height, {@code u64}
 * @param last height, {@code u64}, inclusive
 * @param only ask this peer and no other
 * @param avoid never ask these
 * @param silenceMs how long the peer may say nothing
 */
public record FetchOrder(
    long first, long last, Optional<String> only, Set<String> avoid, long silenceMs) {

  public FetchOrder {
    avoid = Set.copyOf(avoid);
  }
}
