package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.timecoin.chain.verify.Finding;
import org.timecoin.chain.verify.Finding.Difference;
import org.timecoin.chain.verify.Findings;

/**
 * Compares the chain's computed tables with a shadow of them that is at the same block, within the
 * database: nothing of either gets into memory but what differs.
 */
final class ShadowComparison {

  private static final String SELECT_TOTALS =
      """
      SELECT 'transactions ' || t.transactions || ', outputs ' || t.unspent_outputs || ', satoshis '
          || t.unspent_sat || ', final up to ' || t.final_height AS stored,
        'transactions ' || p.transactions || ', outputs ' || p.unspent_outputs || ', satoshis '
          || p.unspent_sat || ', final up to ' || p.final_height AS computed
      FROM chain.tip t, shadow.progress p
      """;

  private static final String UPDATE_TOTALS =
      """
      UPDATE chain.tip t SET transactions = p.transactions, unspent_outputs = p.unspent_outputs,
          unspent_sat = p.unspent_sat, final_height = greatest(t.final_height, p.final_height)
      FROM shadow.progress p WHERE p.height = t.height AND p.hash = t.hash
      """;

  private final SqlClient client;
  private final String schema;
  private final Duration timeout;

  ShadowComparison(SqlClient client, String schema, Duration timeout) {
    this.client = client;
    this.schema = schema;
    this.timeout = timeout;
  }

  /** Notes every difference; both must be at the same block. */
  void compare(Findings findings) {
    for (ShadowTable table : ShadowTable.ALL) {
      // The planner knows nothing of rows that were just written.
      await(client.query(in("ANALYZE shadow." + table.name())).execute());
      compare(table, findings);
    }
    for (Row row : await(client.query(in(SELECT_TOTALS)).execute())) {
      if (!row.getString("stored").equals(row.getString("computed"))) {
        findings.add(new Finding.BadTotals(row.getString("stored"), row.getString("computed")));
      }
    }
  }

  private void compare(ShadowTable table, Findings findings) {
    String sql =
        // $1 bounds what is told of a table, not what is counted.
        """
        SELECT %s AS row_name, %s AS row_height, s.%s IS NULL AS superfluous, c.%s IS NULL AS missing,
            count(*) OVER () AS differences
        FROM shadow.%s s FULL JOIN chain.%s c USING (%s)
        WHERE ROW(%s) IS DISTINCT FROM ROW(%s) AND NOT (%s)
        ORDER BY row_height, row_name LIMIT $1
        """
            .formatted(
                table.rowName(),
                table.height(),
                table.value(),
                table.value(),
                table.name(),
                table.name(),
                table.keyList(),
                table.values("s"),
                table.values("c"),
                table.ignored());
    List<Row> differing =
        Rows.all(
            await(client.preparedQuery(in(sql)).execute(Tuple.of(Findings.KEPT_MAX))), row -> row);
    differing.forEach(row -> findings.add(finding(table, row)));
    differing.stream()
        .findFirst()
        .ifPresent(row -> findings.more(row.getLong("differences") - differing.size()));
  }

  private static Finding finding(ShadowTable table, Row row) {
    Difference difference =
        row.getBoolean("superfluous")
            ? Difference.SUPERFLUOUS
            : row.getBoolean("missing") ? Difference.MISSING : Difference.WRONG;
    return new Finding.BadRow(
        table.table(), difference, row.getLong("row_height"), row.getString("row_name"));
  }

  /** Makes the chain's tables what the shadow is, within the transaction of the connection. */
  static Uni<Void> repair(SqlConnection connection, String schema) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (ShadowTable table : ShadowTable.ALL) {
      String delete =
          """
          DELETE FROM chain.%s c WHERE NOT EXISTS (
            SELECT FROM shadow.%s s WHERE %s AND ROW(%s) IS NOT DISTINCT FROM ROW(%s))
          """
              .formatted(
                  table.name(),
                  table.name(),
                  table.sameKey(),
                  table.values("s"),
                  table.values("c"));
      String insert =
          """
          INSERT INTO chain.%s SELECT s.* FROM shadow.%s s
          WHERE NOT EXISTS (SELECT FROM chain.%s c WHERE %s)
          """
              .formatted(table.name(), table.name(), table.name(), table.sameKey());
      all = all.chain(() -> connection.query(in(schema, delete)).execute().replaceWithVoid());
      all = all.chain(() -> connection.query(in(schema, insert)).execute().replaceWithVoid());
    }
    return all.chain(() -> connection.query(in(schema, UPDATE_TOTALS)).execute().replaceWithVoid());
  }

  private String in(String sql) {
    return in(schema, sql);
  }

  private static String in(String schema, String sql) {
    return sql.replace("shadow.", schema + ".");
  }

  private <T> T await(Uni<T> answer) {
    return PgChainStorage.await("compare what is computed", timeout, answer);
  }
}
