package org.timecoin.gateway.ask;

/**
 * One request for blocks.
 *
 * @param id names it on its connection
 * @param first height, {@code u64}
 * @param last height, {@code u64}, inclusive
 * @param silenceMs how long the peer may say nothing while it is this request's turn
 */
public record BlockAsk(long id, long first, long last, long silenceMs) {

  boolean contains(long height) {
    return Long.compareUnsigned(height, first) >= 0 && Long.compareUnsigned(height, last) <= 0;
  }
}
