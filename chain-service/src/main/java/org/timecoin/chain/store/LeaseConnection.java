package org.timecoin.chain.store;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * One connection to the database, with a bound on every answer. After any failure it is gone: what
 * was asked last has an unknown outcome. Because it is asked all the time it is the first to find
 * out that the server is gone without a word, and says so.
 */
final class LeaseConnection {

  private static final Duration NETWORK_MARGIN = Duration.ofSeconds(1);

  private final LeaseAccess access;
  private final Runnable silent;
  private Optional<Connection> open = Optional.empty();

  LeaseConnection(LeaseAccess access, Runnable silent) {
    this.access = access;
    this.silent = silent;
  }

  /** Something read from a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Something done in a transaction. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /** One transaction. */
  <T> T transaction(Work<T> work) throws SQLException {
    boolean done = false;
    try {
      if (open.isEmpty()) {
        open = Optional.of(connect());
      }
      T result = work.run();
      open.get().commit();
      done = true;
      return result;
    } catch (SQLException e) {
      if (open.isPresent() && e.getCause() instanceof SocketTimeoutException) {
        silent.run();
      }
      throw e;
    } finally {
      if (!done) {
        abandon();
      }
    }
  }

  /** Within a transaction: the first row, if any. */
  <T> Optional<T> first(String sql, Reader<T> reader, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
  }

  /** Within a transaction: changes rows; says how many. */
  int change(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = open.orElseThrow().prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private Connection connect() throws SQLException {
    long answerMs = access.answerMost().toMillis();
    Properties properties = new Properties();
    properties.setProperty("user", access.user());
    properties.setProperty("password", access.password());
    properties.setProperty("ApplicationName", "timenode-lease");
    properties.setProperty("connectTimeout", seconds(access.answerMost()));
    properties.setProperty("loginTimeout", seconds(access.answerMost()));
    properties.setProperty("socketTimeout", seconds(access.answerMost().plus(NETWORK_MARGIN)));
    properties.setProperty("tcpKeepAlive", "true");
    // The server keeps these limits also when we can't say anything any more. A wait for a lock
    // ends
    // first, so that its failure says what was waited for.
    properties.setProperty(
        "options",
        ("-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
                + " -c default_transaction_isolation=read\\ committed")
            .formatted(answerMs, answerMs / 2, answerMs));
    // Not by DriverManager, which may not see the class loader that the driver came by.
    Connection connection =
        Optional.ofNullable(new Driver().connect(access.url(), properties))
            .orElseThrow(
                () -> new IllegalArgumentException("no address of PostgreSQL: " + access.url()));
    connection.setAutoCommit(false);
    return connection;
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.max(1, (time.toMillis() + 999) / 1000));
  }

  /** Ends it without a word: it may be dead. */
  void abandon() {
    Optional<Connection> last = open;
    open = Optional.empty();
    if (last.isPresent()) {
      try {
        last.get().abort(Runnable::run);
      } catch (SQLException e) {
        throw new IllegalStateException("abort doesn't ask the server", e);
      }
    }
  }
}
