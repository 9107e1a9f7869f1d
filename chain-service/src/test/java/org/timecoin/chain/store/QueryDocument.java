package org.timecoin.chain.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** docs/queries.md as it is to be. */
final class QueryDocument {

  private static final String HEAD =
      """
      # Queries

      Every query that is asked often or of a large table, how PostgreSQL answers it, and why that is right. Made by
      `QueryPlansTest`, which explains each with `EXPLAIN (ANALYZE, BUFFERS)` over 4,000 blocks and fails when a large table is
      scanned, when an answer reads more pages than its rows warrant, or when this page is not what the database does. A plan is the
      one that a prepared statement settles on; in its first five executions on a connection, a batch whose arguments are arrays may be
      answered by reading a table whole that is small beside the batch. It reads from the outside in: what stands behind `<` feeds what
      stands before it.

      """;

  private QueryDocument() {}

  static String of(List<HotQuery> queries, List<String> plans) {
    return HEAD
        + IntStream.range(0, queries.size())
            .mapToObj(i -> section(queries.get(i), plans.get(i)))
            .collect(Collectors.joining("\n"));
  }

  private static String section(HotQuery query, String plan) {
    return """
    ## %s

    ```sql
    %s
    ```

    `%s`

    %s
    """
        .formatted(query.what(), query.sql().strip(), plan, query.why());
  }
}
