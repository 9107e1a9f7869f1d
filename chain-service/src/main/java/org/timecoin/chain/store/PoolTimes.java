package org.timecoin.chain.store;

import java.time.Duration;

/**
 * How long the connections of a pool wait for the database, which may be gone without a word.
 *
 * @param connect for a new connection
 * @param silenceMost without anything from a server that was asked something; then the connection
 *     is closed
 */
public record PoolTimes(Duration connect, Duration silenceMost) {

  /** What a question that has its own limit gets in addition, so that its failure is the first. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private static final Duration UNUSED_MOST = Duration.ofSeconds(30);

  /** For questions that are given up after a time. */
  public static PoolTimes beyond(Duration connect, Duration longestQuestion) {
    return new PoolTimes(connect, longestQuestion.plus(MARGIN));
  }

  int connectMs() {
    return Math.toIntExact(connect.toMillis());
  }

  /** An unused connection is let go well before its silence would be taken for the server's. */
  int unusedMs() {
    return (int) Math.min(silenceMost.dividedBy(2).toMillis(), UNUSED_MOST.toMillis());
  }
}
