package org.timecoin.chain.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.timecoin.chain.verify.BlockRow;
import org.timecoin.chain.verify.BlockRow.Columns;
import org.timecoin.chain.verify.BlockSource;
import org.timecoin.chain.verify.StoredPage;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * Whole rows of blocks with the certificates of their runs, as they are stored. A page ends where a
 * run ends, and holds more than its bytes where one run does.
 */
final class BlockRows implements BlockSource {

  /** So many blocks in a page, but for a run that ends later. */
  private static final int PAGE_BLOCKS = 200;

  private static final int PAGE_BYTES = 4 << 20;

  /** The column size may be damaged, so the bytes themselves are measured. */
  private static final String SELECT_END =
      """
      SELECT max(height) AS last FROM (
        SELECT height, sum(octet_length(bincode)) OVER (ORDER BY height) AS total
        FROM chain.block WHERE height BETWEEN $1 AND $2) AS page
      WHERE total <= $3 OR height = $1
      """;

  private static final String SELECT_CUT_RUN =
      """
      SELECT parent_height, last_height FROM chain.certificate
      WHERE parent_height < $1 AND last_height > $1 ORDER BY last_height LIMIT 1
      """;

  private static final String SELECT_ROWS =
      """
      SELECT height, hash, previous_hash, merkle_root, version, timestamp, block_reward,
          transactions, size, bincode, bincode_sha256
      FROM chain.block WHERE height BETWEEN $1 AND $2 ORDER BY height
      """;

  static final String SELECT_CERTIFICATES =
      """
      SELECT last_height, parent_height, parent_hash, value, round, signatures
      FROM chain.certificate WHERE last_height BETWEEN $1 AND $2 ORDER BY last_height
      """;

  /** A certified run by the heights around it. */
  private record Span(long parent, long last) {}

  private final SqlClient client;
  private final Duration timeout;

  BlockRows(SqlClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  @Override
  public StoredPage page(long first, long last) {
    long end = end(first, last);
    return new StoredPage(
        query(SELECT_ROWS, Tuple.of(first, end), BlockRows::row),
        query(SELECT_CERTIFICATES, Tuple.of(first, end), CertificateColumns::read));
  }

  private long end(long first, long last) {
    long most = Math.min(last, first + PAGE_BLOCKS - 1);
    long fits =
        query(SELECT_END, Tuple.of(first, most, PAGE_BYTES), row -> lastOf(row, most)).getFirst();
    List<Span> cut = query(SELECT_CUT_RUN, Tuple.of(fits), BlockRows::span);
    if (cut.isEmpty()) {
      return fits;
    }
    Span run = cut.getFirst();
    return run.parent() >= first ? run.parent() : run.last();
  }

  private static long lastOf(Row row, long otherwise) {
    Long last = row.getLong("last");
    return last == null ? otherwise : last;
  }

  private static Span span(Row row) {
    return new Span(row.getLong("parent_height"), row.getLong("last_height"));
  }

  /** The first height of the run that a block is in; its own when it is in none. */
  long startOfRun(long height) {
    List<Span> around = query(SELECT_CUT_RUN, Tuple.of(height), BlockRows::span);
    OptionalLong start = around.stream().mapToLong(run -> run.parent() + 1).findFirst();
    return start.orElse(height);
  }

  private static BlockRow row(Row row) {
    return new BlockRow(
        row.getLong("height"),
        Rows.hash(row, "hash"),
        new Columns(
            hash(row, "previous_hash"),
            hash(row, "merkle_root"),
            row.getLong("version"),
            row.getLong("timestamp"),
            row.getLong("block_reward"),
            row.getInteger("transactions"),
            row.getInteger("size")),
        ByteString.of(Rows.bytes(row, "bincode")),
        hash(row, "bincode_sha256"));
  }

  /** What is no hash is none that was stored. */
  private static Hash hash(Row row, String column) {
    byte[] bytes = Rows.bytes(row, column);
    return bytes.length == Hash.LENGTH ? Hash.of(bytes) : Hash.ZERO;
  }

  private <T> List<T> query(String sql, Tuple arguments, Function<Row, T> value) {
    return PgChainStorage.await(
        "read blocks",
        timeout,
        client.preparedQuery(sql).execute(arguments).map(rows -> Rows.all(rows, value)));
  }
}
