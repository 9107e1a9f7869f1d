package org.timecoin.chain.store;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * How the lease is reached: on one connection of its own, past any pooler.
 *
 * @param url of the database, for JDBC
 * @param user the role
 * @param password its password
 * @param answerMost for one answer, and for the wait for a transaction of the former holder
 */
public record LeaseAccess(String url, String user, String password, Duration answerMost) {

  /** Refuses what is no address: it would never do, however often it is tried. */
  public LeaseAccess {
    if (Optional.ofNullable(Driver.parseURL(url, new Properties())).isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is no address of PostgreSQL, such as jdbc:postgresql://host:5432/database"
              .formatted(url));
    }
  }

  /** Without the password, which may come to be logged. */
  @Override
  public String toString() {
    return user + "@" + url;
  }
}
