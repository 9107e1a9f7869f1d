package org.timecoin.bench.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The time in which the rows of a schema go into the same PostgreSQL by binary COPY: into empty
 * tables of the same shape with the same indexes, all in one transaction. Whatever the tables are
 * is measured, so nothing here knows them.
 */
final class CopyLimit {
  private static final String SCRATCH = "bench_copy";

  private CopyLimit() {}

  /**
   * What was measured.
   *
   * @param seconds from the first byte to the commit
   * @param rows of all tables
   */
  record Result(double seconds, long rows) {}

  /**
   * Measures.
   *
   * @param connection to the database, by a role that may make a schema in it
   * @param schema whose rows are copied; it is only read
   * @param directory for temporary files of the size of the rows
   */
  static Result measure(Connection connection, String schema, Path directory) {
    try {
      connection.setAutoCommit(false);
      Map<String, Path> dumps = dump(connection, schema, directory);
      makeTables(connection, schema, dumps.keySet());
      connection.commit();
      long start = System.nanoTime();
      long rows = copyIn(connection, dumps);
      connection.commit();
      double seconds = (System.nanoTime() - start) / 1e9;
      execute(connection, "DROP SCHEMA " + SCRATCH + " CASCADE");
      connection.commit();
      return new Result(seconds, rows);
    } catch (SQLException e) {
      throw new IllegalStateException("COPY of schema " + schema + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Path> dump(Connection connection, String schema, Path directory)
      throws SQLException, IOException {
    Map<String, Path> dumps = new LinkedHashMap<>();
    for (String table : tables(connection, schema)) {
      Path file = directory.resolve(table + ".copy");
      try (OutputStream out = Files.newOutputStream(file)) {
        copies(connection)
            .copyOut("COPY " + name(schema, table) + " TO STDOUT (FORMAT binary)", out);
      }
      dumps.put(table, file);
    }
    return dumps;
  }

  private static List<String> tables(Connection connection, String schema) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var statement =
        connection.prepareStatement(
            "SELECT tablename FROM pg_tables WHERE schemaname = ? ORDER BY tablename")) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
    }
    return tables;
  }

  private static void makeTables(Connection connection, String schema, Iterable<String> tables)
      throws SQLException {
    execute(connection, "DROP SCHEMA IF EXISTS " + SCRATCH + " CASCADE");
    execute(connection, "CREATE SCHEMA " + SCRATCH);
    for (String table : tables) {
      String like = name(schema, table);
      execute(
          connection,
          "CREATE TABLE " + name(SCRATCH, table) + " (LIKE " + like + " INCLUDING ALL)");
    }
  }

  private static long copyIn(Connection connection, Map<String, Path> dumps)
      throws SQLException, IOException {
    long rows = 0;
    for (Map.Entry<String, Path> dump : dumps.entrySet()) {
      try (InputStream in = Files.newInputStream(dump.getValue())) {
        String sql = "COPY " + name(SCRATCH, dump.getKey()) + " FROM STDIN (FORMAT binary)";
        rows += copies(connection).copyIn(sql, in, 256 * 1024);
      }
    }
    return rows;
  }

  private static CopyManager copies(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Names come from the catalogue; quoted, so that any of them is one. */
  private static String name(String schema, String table) {
    return "\"" + schema + "\".\"" + table + "\"";
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
