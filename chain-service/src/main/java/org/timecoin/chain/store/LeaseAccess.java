package org.timecoin.chain.store;

import java.time.Duration;

/**
 * How the lease is reached: on one connection of its own, past any pooler.
 *
 * @param url of the database, for JDBC
 * @param user the role
 * @param password its password
 * @param answerMost for one answer, and for the wait for a transaction of the former holder
 */
public record LeaseAccess(String url, String user, String password, Duration answerMost) {

  /** Without the password, which may come to be logged. */
  @Override
  public String toString() {
    return user + "@" + url;
  }
}
