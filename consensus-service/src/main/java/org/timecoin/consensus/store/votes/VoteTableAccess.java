package org.timecoin.consensus.store.votes;

/**
 * How to reach the database of the vote table, directly: a pooler would hand the session's settings
 * and locks to others.
 *
 * @param url for JDBC, {@code jdbc:postgresql://host:port/database}
 * @param user the service's role
 * @param password its password
 */
public record VoteTableAccess(String url, String user, String password) {

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
