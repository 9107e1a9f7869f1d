package org.timecoin.chain.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.verify.RecentSource;
import org.timecoin.chain.verify.StoredPage;
import org.timecoin.protocol.bytes.Hash;

/** What a check of some blocks asks for, from one connection. */
final class SnapshotRows implements RecentSource {

  private static final String SELECT_INDEXED =
      """
      SELECT txid, position FROM chain.transaction_index
      WHERE txid = ANY ($1::bytea[]) AND height = $2
      """;

  private final SqlClient client;
  private final BlockRows rows;
  private final Duration timeout;

  SnapshotRows(SqlClient client, Duration timeout) {
    this.client = client;
    this.rows = new BlockRows(client, timeout);
    this.timeout = timeout;
  }

  @Override
  public StoredPage page(long first, long last) {
    return rows.page(first, last);
  }

  @Override
  public List<Coin> spentBy(long height) {
    return PgChainStorage.await(
        "read what a block spent",
        timeout,
        client
            .preparedQuery(ChainReader.SELECT_SPENT)
            .execute(Tuple.of(height))
            .map(found -> Rows.all(found, Rows::coin)));
  }

  @Override
  public Map<Hash, Integer> indexed(long height, List<Hash> txids) {
    Buffer[] names = txids.stream().map(PgChainStorage::buffer).toArray(Buffer[]::new);
    Map<Hash, Integer> found = new HashMap<>();
    for (Row row :
        PgChainStorage.await(
            "read the index",
            timeout,
            client
                .preparedQuery(SELECT_INDEXED)
                .execute(Tuple.tuple().addValue(names).addLong(height)))) {
      found.put(Rows.hash(row, "txid"), row.getInteger("position"));
    }
    return found;
  }
}
