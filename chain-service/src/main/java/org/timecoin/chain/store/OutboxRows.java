package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.timecoin.chain.apply.BatchPlan;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.Announcement;

/** The outbox as the writer fills it. */
final class OutboxRows {

  private static final String INSERT =
      """
      INSERT INTO chain.outbox (seq, first_height, tip_height, tip_hash, transactions,
          announce_origin, announce_expires_at_ms)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  private OutboxRows() {}

  /** One event for a whole batch. */
  static Uni<Void> append(SqlConnection connection, BatchPlan plan, CommitNotes notes) {
    ChainTip tip = plan.after().tip();
    Tuple arguments =
        Tuple.tuple()
            .addLong(plan.after().eventSeq())
            .addLong(plan.blocks().getFirst().height())
            .addLong(tip.height())
            .addValue(PgChainStorage.buffer(tip.hash()))
            .addInteger(plan.transactions())
            .addString(notes.announcement().map(Announcement::originPeer).orElse(null))
            .addLong(notes.announcement().map(Announcement::expiresAtMs).orElse(null));
    return connection.preparedQuery(INSERT).execute(arguments).replaceWithVoid();
  }
}
