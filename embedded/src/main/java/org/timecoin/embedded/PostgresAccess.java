package org.timecoin.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/**
 * How to reach a PostgreSQL server on this machine.
 *
 * @param port on 127.0.0.1
 * @param user a role's name
 * @param password the role's password
 */
public record PostgresAccess(int port, String user, String password) {

  /** For {@code quarkus.datasource.jdbc.url}. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** For {@code quarkus.datasource.reactive.url}. */
  public String reactiveUrl(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The same server seen by another role. */
  public PostgresAccess as(String otherUser, String otherPassword) {
    return new PostgresAccess(port, otherUser, otherPassword);
  }

  /** A new connection; the caller closes it. */
  public Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  /**
   * Makes an empty database.
   *
   * @param name {@code [a-z0-9_-]}, at most 63 characters
   * @throws EmbeddedServerException when it exists or the name isn't allowed
   */
  public void createDatabase(String name) {
    requireName(name);
    execute("CREATE DATABASE \"" + name + "\"");
  }

  /** Deletes a database with all its connections; one that doesn't exist is no error. */
  public void dropDatabase(String name) {
    requireName(name);
    execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
  }

  private void execute(String sql) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new EmbeddedServerException(
          String.format(Locale.ROOT, "PostgreSQL refused %s: %s", sql, e.getMessage()), e);
    }
  }

  private static void requireName(String name) {
    if (!name.matches("[a-z0-9_-]{1,63}")) {
      throw new EmbeddedServerException("Not a name for a database: " + name);
    }
  }
}
