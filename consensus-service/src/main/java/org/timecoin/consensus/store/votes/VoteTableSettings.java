package org.timecoin.consensus.store.votes;

import java.time.Duration;

/**
 * Deadlines of the vote table.
 *
 * @param connectTimeout for a TCP connection, whole seconds
 * @param statementTimeout for one statement, a commit too; kept by the server
 * @param idleInTransaction after which the server ends a transaction whose client says nothing: so
 *     long a stopped process can keep the lease from being taken over
 * @param patience for one call, with all its tries
 * @param pauseFirst longest wait before the second try; it doubles, with full jitter
 * @param pauseMost longest wait between tries
 * @param leaseTerm how long a lease lasts that isn't renewed; safety doesn't depend on it
 */
public record VoteTableSettings(
    Duration connectTimeout,
    Duration statementTimeout,
    Duration idleInTransaction,
    Duration patience,
    Duration pauseFirst,
    Duration pauseMost,
    Duration leaseTerm) {

  /** What suits a database on the same network. */
  public static VoteTableSettings defaults() {
    return new VoteTableSettings(
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMillis(50),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }

  /** The same with another patience. */
  public VoteTableSettings withPatience(Duration other) {
    return new VoteTableSettings(
        connectTimeout,
        statementTimeout,
        idleInTransaction,
        other,
        pauseFirst,
        pauseMost,
        leaseTerm);
  }

  /** The same with another term of the lease. */
  public VoteTableSettings withLeaseTerm(Duration other) {
    return new VoteTableSettings(
        connectTimeout,
        statementTimeout,
        idleInTransaction,
        patience,
        pauseFirst,
        pauseMost,
        other);
  }

  /** The same with other limits for one statement and for an idle transaction. */
  public VoteTableSettings withServerLimits(Duration statement, Duration idle) {
    return new VoteTableSettings(
        connectTimeout, statement, idle, patience, pauseFirst, pauseMost, leaseTerm);
  }
}
