package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.chain.apply.ChainChange;
import org.timecoin.chain.apply.ChainChange.BlocksApplied;
import org.timecoin.chain.apply.ChainChange.BlocksUndone;
import org.timecoin.chain.apply.ChainChange.LastBlock;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.Announcement;

/** Changes of the chain as rows of the outbox. */
final class OutboxRows {

  private static final String APPLIED = "applied";
  private static final String UNDONE = "undone";

  private static final String INSERT =
      """
      INSERT INTO chain.outbox (seq, kind, tip_height, tip_hash, first_height, transactions,
          finalized_height, from_height, announce_origin, announce_expires_at_ms)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  private OutboxRows() {}

  /** One event for each change; peers are told of what the last of them ends with. */
  static Uni<Void> append(SqlConnection connection, List<ChainChange> changes, CommitNotes notes) {
    List<Tuple> rows = new ArrayList<>();
    for (ChainChange change : changes) {
      boolean last = rows.size() == changes.size() - 1;
      rows.add(row(change, last ? notes.announcement() : Optional.empty()));
    }
    return connection.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
  }

  private static Tuple row(ChainChange change, Optional<Announcement> announcement) {
    Tuple row =
        Tuple.tuple()
            .addLong(change.seq())
            .addString(change instanceof BlocksApplied ? APPLIED : UNDONE)
            .addLong(change.tip().height())
            .addValue(PgChainStorage.buffer(change.tip().hash()));
    switch (change) {
      case BlocksApplied applied ->
          row.addLong(applied.firstHeight())
              .addInteger(applied.transactions())
              .addLong(applied.finalizedHeight())
              .addLong(null);
      case BlocksUndone undone ->
          row.addLong(null).addInteger(null).addLong(null).addLong(undone.fromHeight());
    }
    return row.addString(announcement.map(Announcement::originPeer).orElse(null))
        .addLong(announcement.map(Announcement::expiresAtMs).orElse(null));
  }

  /** The change that a row tells of. */
  static ChainChange change(Row row) {
    long seq = row.getLong("seq");
    LastBlock tip = new LastBlock(row.getLong("tip_height"), Rows.hash(row, "tip_hash"));
    return switch (row.getString("kind")) {
      case APPLIED ->
          new BlocksApplied(
              seq,
              row.getLong("first_height"),
              tip,
              row.getInteger("transactions"),
              row.getLong("finalized_height"));
      case UNDONE -> new BlocksUndone(seq, row.getLong("from_height"), tip);
      default ->
          throw new IllegalStateException("an event of unknown kind: " + row.getString("kind"));
    };
  }
}
