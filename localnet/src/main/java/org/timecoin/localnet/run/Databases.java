package org.timecoin.localnet.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.store.FleetSecret;

/**
 * One database per node, one role per service in it (operations.md, "PostgreSQL"). Running it again
 * changes nothing.
 */
final class Databases {
  private static final List<Service> WITH_DATABASE = List.of(Service.CHAIN, Service.CONSENSUS);

  private final PostgresAccess server;
  private final FleetSecret secret;

  Databases(PostgresAccess server, FleetSecret secret) {
    this.server = server;
    this.secret = secret;
  }

  /** The role of a service; roles belong to the whole server, so the node is part of the name. */
  static String role(NodePlan node, Service service) {
    return node.id() + "_" + service.id();
  }

  /** Makes what is missing for a node. */
  void create(NodePlan node) {
    String database = node.database();
    try (Connection connection = server.connect("postgres")) {
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
        execute(connection, "CREATE DATABASE \"" + database + "\"");
        execute(connection, "REVOKE ALL ON DATABASE \"" + database + "\" FROM PUBLIC");
      }
      for (Service service : WITH_DATABASE) {
        createRole(connection, database, role(node, service));
      }
    } catch (SQLException e) {
      throw new FleetFailure(
          "PostgreSQL refused to make the database " + database + ": " + e.getMessage(), e);
    }
  }

  /** Roles and passwords come from plans and hex digits: nothing in them needs quoting. */
  private void createRole(Connection connection, String database, String role) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
      execute(
          connection,
          "CREATE ROLE \"" + role + "\" LOGIN PASSWORD '" + secret.password(role) + "'");
    }
    execute(
        connection,
        "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE \"" + database + "\" TO \"" + role + "\"");
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
