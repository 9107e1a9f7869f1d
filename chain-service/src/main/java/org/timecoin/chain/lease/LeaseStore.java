package org.timecoin.chain.lease;

import java.util.Optional;

/**
 * Where the lease is kept. Every method waits for its answer, within a bound, and fails with {@link
 * Unreachable} when there is none; then nothing is known about what it did.
 */
public interface LeaseStore extends AutoCloseable {

  /** Who holds it. */
  Sight look();

  /**
   * Takes it when it is free; waits, within a bound, for a transaction of the former holder. When
   * the database is a copy, the chain gets another incarnation at the same time.
   *
   * @param seen how far this process has seen the chain tell of itself
   * @throws ReadOnly when the database is a standby, until it is promoted
   */
  Taking take(Holder holder, Optional<Position> seen);

  /** Puts its expiry off by the term; false when it is no longer ours. */
  boolean renew(Term term);

  /**
   * Gives it back, so that others need not wait for its expiry; does nothing when it isn't ours.
   *
   * @throws ReadOnly when the database has become a standby; then it expires
   */
  void release(Term term);

  /** Lets go of the connection. */
  @Override
  void close();

  /** There was no answer in time, or an error that says nothing about the lease. */
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One sentence for the log. */
    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The database can be read and not written, so nobody can have the lease by it now. */
  final class ReadOnly extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One sentence for the log, with the remedy. */
    public ReadOnly(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
