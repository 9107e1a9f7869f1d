package org.timecoin.consensus.store.votes;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL's error codes mean here. */
final class SqlStates {

  /** Wrong data, a broken constraint, a wrong statement, and what only our triggers say. */
  private static final Set<String> MISTAKES = Set.of("22", "23", "42", "TV");

  private SqlStates() {}

  /** Another try would end the same way: the service has a mistake, and the database refused it. */
  static void throwMistakes(SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (MISTAKES.stream().anyMatch(state::startsWith)) {
      throw new IllegalStateException("the database refuses what should never be asked", e);
    }
  }
}
