package org.timecoin.chain.store;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;

/** Looks for damaged blocks within the database, so that no bytes travel. Waits. */
public final class Scrub {

  private static final String SELECT_DAMAGED =
      """
      SELECT height FROM chain.block
      WHERE height BETWEEN $1 AND $2 AND sha256(bincode) <> bincode_sha256 ORDER BY height LIMIT $3
      """;

  private static final int TOLD_MAX = 100;

  private final Pool pool;
  private final Duration timeout;

  /** Scrubbing over the readers' connections. */
  public Scrub(Pool pool, Duration timeout) {
    this.pool = pool;
    this.timeout = timeout;
  }

  /** Heights of blocks whose bytes are not those that were written, at most 100. */
  public List<Long> damaged(long first, long last) {
    return PgChainStorage.await(
        "look for damaged blocks",
        timeout,
        pool.preparedQuery(SELECT_DAMAGED)
            .execute(Tuple.of(first, last, TOLD_MAX))
            .map(rows -> Rows.all(rows, row -> row.getLong("height"))));
  }
}
