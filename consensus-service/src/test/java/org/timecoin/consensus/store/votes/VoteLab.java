package org.timecoin.consensus.store.votes;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * A migrated database of its own on a real server, reached by an ordinary role, as in production.
 *
 * @param server the server, as its superuser
 * @param database the database's name
 * @param access as the service's role
 */
record VoteLab(PostgresAccess server, String database, VoteTableAccess access) {

  static final Hash GENESIS = Hash.sha256(new byte[] {42});

  private static final String PASSWORD = "votes";

  static VoteLab on(PostgresAccess server) {
    VoteLab lab = unmigrated(server);
    migrate(lab.access);
    return lab;
  }

  static VoteLab unmigrated(PostgresAccess server) {
    String name = "votes_" + UUID.randomUUID().toString().replace("-", "");
    server.createDatabase(name);
    VoteTableAccess access = new VoteTableAccess(server.jdbcUrl(name), name, PASSWORD);
    VoteLab lab = new VoteLab(server, name, access);
    lab.sql("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, PASSWORD));
    lab.sql("GRANT CREATE ON DATABASE %s TO %s".formatted(name, name));
    return lab;
  }

  /** As the service does at its start. */
  private static void migrate(VoteTableAccess access) {
    Flyway.configure()
        .dataSource(access.url(), access.user(), access.password())
        .defaultSchema("consensus")
        .createSchemas(true)
        .load()
        .migrate();
  }

  /** A copy of the database in the same server, with the same role. */
  VoteLab copy() {
    String name = database + "_" + UUID.randomUUID().toString().substring(0, 8);
    String sql = "CREATE DATABASE %s TEMPLATE %s OWNER %s".formatted(name, database, access.user());
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return new VoteLab(
        server, name, new VoteTableAccess(server.jdbcUrl(name), access.user(), access.password()));
  }

  /** The same database on another server. */
  VoteLab movedTo(PostgresAccess other) {
    return new VoteLab(other, database, at(other.port()));
  }

  /** The same database through another port. */
  VoteTableAccess at(int port) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    return new VoteTableAccess(url, access.user(), access.password());
  }

  VoteTables tables() {
    return new VoteTables(access, VoteTableSettings.defaults());
  }

  /** A key that has never signed. */
  static PublicKey freshKey() {
    return PublicKey.of(
        Hash.sha256(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)).bytes());
  }

  /** A key with its table. */
  PublicKey createdKey() {
    PublicKey key = freshKey();
    tables().create(key, GENESIS);
    return key;
  }

  VoteTable open(PublicKey key) {
    return tables().open(key, GENESIS);
  }

  /** On a thread of its own: the common pool may have only one, and these wait for each other. */
  static <T> CompletableFuture<T> async(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, work -> Thread.ofPlatform().start(work));
  }

  /** What an operator can do with SQL. */
  void sql(String... statements) {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  long number(String query) {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
