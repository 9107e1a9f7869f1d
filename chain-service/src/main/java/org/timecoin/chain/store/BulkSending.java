package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Statements of many rows, sent one behind the other on one connection without waiting, which the
 * client and PostgreSQL keep in order. Every row must change exactly one row.
 */
final class BulkSending {

  private final SqlConnection connection;
  private final int rowsPerStatement;
  private final List<Uni<Integer>> sent = new ArrayList<>();
  private int due;

  /** A sending of statements with at most so many rows each. */
  BulkSending(SqlConnection connection, int rowsPerStatement) {
    this.connection = connection;
    this.rowsPerStatement = rowsPerStatement;
  }

  /** How rows become the columns of a statement. */
  interface RowColumns<T> {
    Tuple of(ArrayColumns<T> columns);
  }

  /** Sends a statement for these rows, or several, or none. */
  <T> void all(String sql, List<T> rows, RowColumns<T> columns) {
    due += rows.size();
    inChunks(sql, rows, columns, RowSet::rowCount);
  }

  /** The same where a row may change any number of rows. */
  <T> void uncounted(String sql, List<T> rows, RowColumns<T> columns) {
    inChunks(sql, rows, columns, result -> 0);
  }

  /** Sends one statement that must change so many rows. */
  void one(String sql, int rows, Tuple arguments) {
    due += rows;
    send(sql, arguments, RowSet::rowCount);
  }

  private <T> void inChunks(
      String sql, List<T> rows, RowColumns<T> columns, Function<RowSet<Row>, Integer> changed) {
    for (int from = 0; from < rows.size(); from += rowsPerStatement) {
      List<T> chunk = rows.subList(from, Math.min(rows.size(), from + rowsPerStatement));
      send(sql, columns.of(ArrayColumns.of(chunk)), changed);
    }
  }

  private void send(String sql, Tuple arguments, Function<RowSet<Row>, Integer> changed) {
    sent.add(connection.preparedQuery(sql).execute(arguments).map(changed));
  }

  /** Completes when all are done; fails when one did, or when other rows changed than were due. */
  Uni<Void> finish() {
    int expected = due;
    return Uni.join()
        .all(sent)
        .andFailFast()
        .invoke(counts -> requireAll(expected, counts))
        .replaceWithVoid();
  }

  private static void requireAll(int expected, List<Integer> counts) {
    int changed = counts.stream().mapToInt(Integer::intValue).sum();
    if (changed != expected) {
      // An output to be removed is not there: the stored set is not what the plan was made from.
      throw new InconsistentRows(changed + " rows changed where " + expected + " were due");
    }
  }
}
