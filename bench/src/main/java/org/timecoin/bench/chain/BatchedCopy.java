package org.timecoin.bench.chain;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.timecoin.bench.process.CpuTime;

/**
 * The time in which the rows of blocks go into the same PostgreSQL by binary COPY: into tables of
 * the same shape with the same indexes, which already hold the rows of the blocks before, in
 * transactions of as many blocks as the chain service puts into one. Left out are the tables that
 * have a few rows only.
 */
final class BatchedCopy implements AutoCloseable {

  private static final String SCRATCH = "bench_copy";

  /** A table and the column by which its rows belong to a block. */
  private record Table(String name, String height) {}

  private static final List<Table> TABLES =
      List.of(
          new Table("block", "height"),
          new Table("transaction_index", "height"),
          new Table("utxo", "created_height"),
          new Table("spent_output", "spent_height"),
          new Table("address_entry", "height"));

  private final Connection connection;
  private final Path directory;
  private final CpuTime server;

  /**
   * What was measured.
   *
   * @param seconds from the first byte to the last commit
   * @param cpuSeconds that the server used
   * @param rows of all tables
   */
  record Result(double seconds, double cpuSeconds, long rows) {}

  /**
   * Makes the tables.
   *
   * @param connection closed with this
   * @param directory for temporary files of the size of the rows
   * @param server what it uses
   */
  BatchedCopy(Connection connection, Path directory, CpuTime server) throws SQLException {
    this.connection = connection;
    this.directory = directory;
    this.server = server;
    execute("CREATE SCHEMA " + SCRATCH);
    for (Table table : TABLES) {
      execute(
          "CREATE TABLE %s.%s (LIKE chain.%s INCLUDING ALL)"
              .formatted(SCRATCH, table.name(), table.name()));
    }
  }

  /** The rows of blocks from a height on, whose last one in each transaction is given. */
  Result measure(long first, List<Long> lastHeights) {
    try {
      Map<String, SlicedRows> tables = new LinkedHashMap<>();
      for (Table table : TABLES) {
        tables.put(table.name(), dump(table, first, lastHeights));
      }
      execute("CHECKPOINT");
      connection.setAutoCommit(false);
      double cpu = server.seconds();
      long start = System.nanoTime();
      long rows = copyIn(tables, lastHeights.size());
      double seconds = (System.nanoTime() - start) / 1e9;
      connection.setAutoCommit(true);
      return new Result(seconds, server.seconds() - cpu, rows);
    } catch (SQLException e) {
      throw new IllegalStateException("COPY: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SlicedRows dump(Table table, long first, List<Long> lastHeights)
      throws SQLException, IOException {
    String rows =
        "SELECT * FROM chain.%s WHERE %s BETWEEN %d AND %d ORDER BY %2$s"
            .formatted(table.name(), table.height(), first, lastHeights.getLast());
    Path all = directory.resolve(table.name() + ".copy");
    try (var out = Files.newOutputStream(all)) {
      copies().copyOut("COPY (" + rows + ") TO STDOUT (FORMAT binary)", out);
    }
    try (BinaryRows in = new BinaryRows(Files.newInputStream(all))) {
      return SlicedRows.cut(
          in, column(table), lastHeights, directory.resolve(table.name() + ".rows"));
    } finally {
      Files.delete(all);
    }
  }

  private int column(Table table) throws SQLException {
    String none = "SELECT * FROM chain." + table.name() + " LIMIT 0";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(none)) {
      return rows.findColumn(table.height()) - 1;
    }
  }

  private long copyIn(Map<String, SlicedRows> tables, int transactions)
      throws SQLException, IOException {
    long rows = 0;
    for (int transaction = 0; transaction < transactions; transaction++) {
      for (Map.Entry<String, SlicedRows> table : tables.entrySet()) {
        Optional<InputStream> slice = table.getValue().slice(transaction);
        if (slice.isPresent()) {
          String sql = "COPY %s.%s FROM STDIN (FORMAT binary)".formatted(SCRATCH, table.getKey());
          rows += copies().copyIn(sql, slice.get(), 256 * 1024);
        }
      }
      connection.commit();
    }
    return rows;
  }

  /**
   * Where transactions end when each has at most so many blocks and bytes.
   *
   * @param first height
   * @param last height
   */
  List<Long> ends(long first, long last, int blocks, long bytes) {
    List<Long> ends = new ArrayList<>();
    String sizes =
        "SELECT height, size FROM chain.block WHERE height BETWEEN %d AND %d ORDER BY height"
            .formatted(first, last);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sizes)) {
      long start = first;
      long sum = 0;
      while (rows.next()) {
        long height = rows.getLong(1);
        sum += rows.getLong(2);
        if (height > start && (height - start >= blocks || sum > bytes)) {
          ends.add(height - 1);
          start = height;
          sum = rows.getLong(2);
        }
      }
      ends.add(last);
      return ends;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private CopyManager copies() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
