package org.timecoin.bench.chain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Bytes that the chain takes on disk.
 *
 * @param bytes of each table and index
 */
record DiskSizes(Map<String, Long> bytes) {

  private static final String SELECT =
      """
      SELECT c.relname, pg_relation_size(c.oid) + coalesce(pg_relation_size(nullif(c.reltoastrelid, 0)), 0)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'chain' AND c.relkind IN ('r', 'i')
      """;

  private static final double MIB = 1 << 20;
  private static final int BLOCKS = 100_000;

  DiskSizes {
    bytes = Map.copyOf(bytes);
  }

  static DiskSizes of(Connection connection) throws SQLException {
    Map<String, Long> bytes = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SELECT)) {
      while (rows.next()) {
        bytes.put(rows.getString(1), rows.getLong(2));
      }
    }
    return new DiskSizes(bytes);
  }

  /** MiB that 100,000 blocks take when some took the difference to an earlier size. */
  double mibPer100k(DiskSizes before, int blocks) {
    return scaled(total() - before.total(), blocks);
  }

  private long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double scaled(long bytes, int blocks) {
    return bytes / MIB * BLOCKS / blocks;
  }

  /** The same of each table and index that grew by more than a MiB, for people. */
  String byRelation(DiskSizes before, int blocks) {
    return new TreeMap<>(bytes)
        .entrySet().stream()
            .map(
                one ->
                    Map.entry(
                        one.getKey(),
                        scaled(
                            one.getValue() - before.bytes().getOrDefault(one.getKey(), 0L),
                            blocks)))
            .filter(one -> one.getValue() >= 1)
            .map(one -> "%s %.0f".formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining(", "));
  }
}
