package org.timecoin.consensus.store.votes;

import io.vertx.core.Context;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * One connection, with a deadline on whatever is asked. After any failure it is closed: what was
 * asked last has an unknown outcome.
 */
final class Session implements AutoCloseable {

  /** How PostgreSQL's own states call it. */
  private static final String OUTCOME_UNKNOWN = "08007";

  private static final Duration NETWORK_MARGIN = Duration.ofSeconds(1);

  private final Connection connection;
  private final Duration longestRead;
  private Deadline deadline;

  private Session(Connection connection, Duration longestRead, Deadline deadline) {
    this.connection = connection;
    this.longestRead = longestRead;
    this.deadline = deadline;
  }

  /** Something read from a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Something done in a transaction. */
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  static void refuseEventLoop() {
    if (Context.isOnEventLoopThread()) {
      throw new IllegalStateException("the vote table waits: never on an event loop");
    }
  }

  static Session connect(VoteTableAccess access, VoteTableSettings settings, Deadline deadline)
      throws SQLException {
    refuseEventLoop();
    Duration longestRead = settings.statementTimeout().plus(NETWORK_MARGIN);
    Properties properties = new Properties();
    properties.setProperty("user", access.user());
    properties.setProperty("password", access.password());
    properties.setProperty("ApplicationName", "timenode-votes");
    properties.setProperty("connectTimeout", seconds(settings.connectTimeout()));
    properties.setProperty("socketTimeout", seconds(longestRead));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("options", options(settings));
    // Not by DriverManager, which may not see the class loader that the driver came by.
    Connection connection =
        Optional.ofNullable(new Driver().connect(access.url(), properties))
            .orElseThrow(
                () -> new IllegalArgumentException("no address of PostgreSQL: " + access.url()));
    Session session = new Session(connection, longestRead, deadline);
    connection.setAutoCommit(false);
    return session;
  }

  /** The server keeps these limits also when we can't say anything any more. */
  private static String options(VoteTableSettings settings) {
    long statement = settings.statementTimeout().toMillis();
    return "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(statement, statement, settings.idleInTransaction().toMillis())
        + " -c default_transaction_isolation=read\\ committed";
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.max(1, (time.toMillis() + 999) / 1000));
  }

  Connection connection() {
    return connection;
  }

  /** What is asked from now on is part of a call with this deadline. */
  void until(Deadline other) {
    deadline = other;
  }

  /**
   * One transaction, committed synchronously. A commit that succeeds with a warning is none: a
   * server that gives up waiting for its standby says so in a warning.
   */
  <T> T transaction(Work<T> work) throws SQLException {
    T result = work.run(this);
    limitReads();
    connection.clearWarnings();
    connection.commit();
    if (connection.getWarnings() != null) {
      throw new SQLException(
          "the commit was not confirmed: " + connection.getWarnings().getMessage(),
          OUTCOME_UNKNOWN);
    }
    return result;
  }

  /** The only row. */
  <T> T one(String sql, Reader<T> reader, Object... values) throws SQLException {
    return first(sql, reader, values)
        .orElseThrow(() -> new IllegalStateException("no row: " + sql));
  }

  /** The first row, if any. */
  <T> Optional<T> first(String sql, Reader<T> reader, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
  }

  /** Every row, in order. */
  void each(String sql, Reader<Boolean> reader, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more = reader.read(rows);
      }
    }
  }

  /** Changes rows; says how many. */
  int change(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    limitReads();
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      set(statement, i + 1, values[i]);
    }
    return statement;
  }

  private static void set(PreparedStatement statement, int at, Object value) throws SQLException {
    switch (value) {
      case PublicKey key -> statement.setBytes(at, key.bytes());
      case Hash hash -> statement.setBytes(at, hash.bytes());
      case Optional<?> bytes when bytes.isEmpty() -> statement.setNull(at, Types.BINARY);
      case Optional<?> bytes -> set(statement, at, bytes.get());
      default -> statement.setObject(at, value);
    }
  }

  private void limitReads() throws SQLException {
    connection.setNetworkTimeout(Runnable::run, deadline.millisUpTo(longestRead));
  }

  /** Ends the connection without a word: it may be dead, and what it did last is unknown. */
  void abandon() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("abort doesn't ask the server", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      abandon();
    }
  }
}
