package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;

/** Where the chain stands, for those who don't write it. */
public final class TipReader {

  /** The block is only read when the tip is another than the one that is known. */
  private static final String SELECT_NEWS =
      """
      SELECT m.incarnation, s.* FROM (%s) AS s, chain.meta m
      WHERE m.incarnation <> $1 OR s.event_seq <> $2
      """
          .formatted(PgChainStorage.SELECT_STATE);

  private final Pool pool;

  /** A reader over the readers' connections. */
  public TipReader(Pool pool) {
    this.pool = pool;
  }

  /** The chain as it is stored now; empty when there is none yet. */
  public Uni<Optional<StoredTip>> now() {
    return unless("", 0);
  }

  /** The chain as it is stored now, when it is another than this. */
  public Uni<Optional<StoredTip>> unless(String incarnation, long eventSeq) {
    return pool.preparedQuery(SELECT_NEWS)
        .execute(Tuple.of(incarnation, eventSeq))
        .map(rows -> Rows.all(rows, TipReader::tip).stream().findFirst());
  }

  private static StoredTip tip(Row row) {
    byte[] bincode = Rows.bytes(row, "bincode");
    if (!Rows.hasChecksum(row, bincode)) {
      throw new StorageUnavailable(
          "the last block is damaged and is being fetched again by the writer", new DamagedBlock());
    }
    return new StoredTip(row.getString("incarnation"), PgChainStorage.state(row, bincode));
  }
}
