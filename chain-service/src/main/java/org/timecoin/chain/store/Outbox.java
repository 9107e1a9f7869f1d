package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.lease.Term;

/** Events that Kafka has not acknowledged yet. */
public final class Outbox {

  static final String SELECT_OLDEST =
      """
      SELECT seq, kind, tip_height, tip_hash, first_height, transactions, finalized_height,
          from_height, announce_origin, announce_expires_at_ms,
          extract(epoch FROM now() - written_at)::float8 AS age,
          pg_column_size(o.*) AS row_bytes
      FROM chain.outbox o ORDER BY seq LIMIT $1
      """;

  static final String DELETE = "DELETE FROM chain.outbox WHERE seq <= $1";

  static final String SPAN =
      """
      SELECT t.event_seq, coalesce((SELECT min(seq) - 1 FROM chain.outbox), t.event_seq) AS gone
      FROM chain.tip t
      """;

  /** What a row takes beside itself: its pointer in the page and its entry in the index. */
  private static final int ROW_OVERHEAD_BYTES = 24;

  private final Pool pool;
  private final Fence fence;
  private final Duration timeout;

  /** An outbox over the writer's connections. */
  public Outbox(Pool pool, Fence fence, Duration timeout) {
    this.pool = pool;
    this.fence = fence;
    this.timeout = timeout;
  }

  /** The oldest events, in order of their sequence, at most so many. */
  public Uni<List<OutboxEvent>> oldest(int rows) {
    return pool.preparedQuery(SELECT_OLDEST)
        .execute(Tuple.of(rows))
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(found -> Rows.all(found, Outbox::event));
  }

  private static OutboxEvent event(Row row) {
    return new OutboxEvent(
        OutboxRows.change(row),
        Optional.ofNullable(row.getString("announce_origin"))
            .map(origin -> new Announcement(origin, row.getLong("announce_expires_at_ms"))),
        row.getDouble("age"),
        row.getInteger("row_bytes") + ROW_OVERHEAD_BYTES);
  }

  /** Forgets events up to a sequence, as read under a term: Kafka has them. */
  public Uni<Void> forget(Term term, long upToSeq) {
    return Uni.createFrom()
        .deferred(() -> fence.write(pool, term, connection -> delete(connection, upToSeq)))
        .ifNoItem()
        .after(timeout)
        .fail();
  }

  private static Uni<Void> delete(SqlConnection connection, long upToSeq) {
    return connection.preparedQuery(DELETE).execute(Tuple.of(upToSeq)).replaceWithVoid();
  }

  /** Where it begins and ends, both at one instant. */
  public Uni<OutboxSpan> span() {
    return pool.query(SPAN)
        .execute()
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(rows -> rows.iterator().next())
        .map(row -> new OutboxSpan(row.getLong("gone"), row.getLong("event_seq")));
  }
}
