package org.timecoin.chain.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowStream;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import org.timecoin.chain.apply.Coin;
import org.timecoin.protocol.block.UtxoSetHash;
import org.timecoin.protocol.bytes.Hash;

/**
 * Reads all unspent outputs once, in the order of the UTXO-set hash, a page at a time. One snapshot
 * of the database gives the set and the tip it belongs to, while blocks go on being applied.
 */
public final class UtxoScan {

  private static final String SNAPSHOT =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  private static final String SELECT_TIP = "SELECT height, hash FROM chain.tip";

  /** Numbers as texts: output 10 comes before output 9 (protocol.md section 3). */
  static final String SELECT_ALL =
      """
      SELECT txid, vout, value_sat, created_height, script FROM chain.utxo
      ORDER BY txid, (vout::text) COLLATE "C"
      """;

  private static final String SELECT_SIZE = "SELECT pg_total_relation_size('chain.utxo') AS size";

  private final Pool pool;
  private final int pageRows;
  private final Duration timeout;

  /** A scan over the connections for whole tables. */
  public UtxoScan(Pool pool, int pageRows, Duration timeout) {
    this.pool = pool;
    this.pageRows = pageRows;
    this.timeout = timeout;
  }

  /** Reads them all now. */
  public Uni<UtxoSummary> summarize() {
    return pool.withTransaction(this::scan).ifNoItem().after(timeout).fail();
  }

  /** Bytes the set takes on disk, indexes included. */
  public Uni<Long> diskSize() {
    return pool.query(SELECT_SIZE).execute().map(rows -> rows.iterator().next().getLong("size"));
  }

  private Uni<UtxoSummary> scan(SqlConnection connection) {
    return connection
        .query(SNAPSHOT)
        .execute()
        .chain(() -> connection.query(SELECT_TIP).execute())
        .map(rows -> rows.iterator().next())
        .chain(tip -> connection.prepare(SELECT_ALL).chain(all -> summary(tip, all)));
  }

  private Uni<UtxoSummary> summary(Row tip, PreparedStatement all) {
    RowStream<Row> stream = all.createStream(pageRows);
    Multi<Row> rows = stream.toMulti();
    return rows.collect()
        .in(Running::new, Running::add)
        .map(running -> running.finish(tip.getLong("height"), Rows.hash(tip, "hash")));
  }

  /** What was read so far. */
  private static final class Running {
    private final UtxoSetHash hash = new UtxoSetHash();
    private Hash lastTxid = Hash.ZERO;
    private long transactions;
    private long totalSat;

    void add(Row row) {
      Coin coin = Rows.coin(row);
      hash.add(coin.outpoint(), coin.output().value(), coin.output().scriptPubkey());
      totalSat += coin.output().value();
      if (!coin.outpoint().txid().equals(lastTxid)) {
        lastTxid = coin.outpoint().txid();
        transactions++;
      }
    }

    UtxoSummary finish(long height, Hash blockHash) {
      long outputs = hash.count();
      return new UtxoSummary(height, blockHash, hash.finish(), outputs, transactions, totalSat);
    }
  }
}
