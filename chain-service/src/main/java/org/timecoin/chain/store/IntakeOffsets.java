package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.timecoin.chain.apply.CommitNotes.LogMark;

/** How far topics were read. */
public final class IntakeOffsets {

  static final String SELECT =
      "SELECT partition, next_offset FROM chain.intake_offset WHERE topic = $1";

  private static final String UPSERT =
      """
      INSERT INTO chain.intake_offset (topic, partition, next_offset) VALUES ($1, $2, $3)
      ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset
      """;

  private final Pool pool;
  private final Fence fence;

  /** Offsets over the writer's connections. */
  public IntakeOffsets(Pool pool, Fence fence) {
    this.pool = pool;
    this.fence = fence;
  }

  /** The next offset of each partition of a topic that was read before. */
  public Uni<Map<Integer, Long>> load(String topic) {
    return pool.preparedQuery(SELECT)
        .execute(Tuple.of(topic))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .collect(
                        Collectors.toMap(
                            (Row row) -> row.getInteger("partition"),
                            row -> row.getLong("next_offset"))));
  }

  /** Moves one on by itself, for records that had no effect. */
  public Uni<Void> save(LogMark mark) {
    return Uni.createFrom()
        .deferred(() -> fence.write(pool, fence.term(), connection -> move(connection, mark)));
  }

  /** Moves one on within the transaction of its effect. */
  static Uni<Void> move(SqlClient connection, Optional<LogMark> mark) {
    return mark.map(m -> move(connection, m)).orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static Uni<Void> move(SqlClient client, LogMark mark) {
    return client
        .preparedQuery(UPSERT)
        .execute(Tuple.of(mark.topic(), mark.partition(), mark.nextOffset()))
        .replaceWithVoid();
  }
}
