package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.timecoin.chain.apply.BatchPlan;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.GenesisPlan;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * Makes the database ready for this node: brings the schema up to date, stores the genesis block in
 * an empty one, and refuses one that belongs to another network or a newer version.
 */
public final class NodeDatabase {

  /**
   * The schema that this build writes. {@code min_compatible_version} in the database is the lowest
   * that may write it: {@link #MIN_COMPATIBLE_VERSION} in a database that was made with this build,
   * and in one that was there before what the last migration that older builds cannot live with
   * raised it to.
   */
  public static final int SCHEMA_VERSION = 7;

  /** The first schema version whose builds can live with what this one writes. */
  static final int MIN_COMPATIBLE_VERSION = 6;

  private static final String META_EXISTS = "SELECT to_regclass('chain.meta') IS NOT NULL AS found";

  private static final String SELECT_META =
      "SELECT network, genesis_hash, incarnation, min_compatible_version FROM chain.meta";

  private static final String INSERT_META =
      """
      INSERT INTO chain.meta (network, genesis_hash, incarnation, min_compatible_version,
          system_id, timeline, table_id)
      SELECT $1::text, $2::bytea, $3::text, $4::integer, i.system_id, i.timeline, i.table_id
      FROM chain.identity() i
      """;

  private static final String INSERT_TIP =
      """
      INSERT INTO chain.tip (height, hash, event_seq, transactions, unspent_outputs, unspent_sat)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  /** The one row that says what the database is. */
  private record Meta(String network, Hash genesis, String incarnation, int minCompatible) {}

  private final Pool pool;
  private final Flyway flyway;
  private final Fence fence;
  private final Duration timeout;

  /** A database reached by the writer's connections and by the migrations' own. */
  public NodeDatabase(Pool pool, Flyway flyway, Fence fence, Duration timeout) {
    this.pool = pool;
    this.flyway = flyway;
    this.fence = fence;
    this.timeout = timeout;
  }

  /**
   * Brings the schema up to date; waits, so never on an event loop. Any failure but the one named
   * says that the database could not be reached or was interrupted, and may be tried again.
   *
   * @throws BadConfiguration when it holds another network, or a newer schema
   */
  public void migrate(NetworkParameters parameters) {
    if (await(pool.query(META_EXISTS).execute()).iterator().next().getBoolean("found")) {
      meta().ifPresent(NodeDatabase::refuseNewer);
    }
    flyway.migrate();
    requireOurs(parameters);
  }

  /**
   * Looks whose chain it holds, if it holds any; waits.
   *
   * @throws BadConfiguration when it holds another network
   */
  public void requireOurs(NetworkParameters parameters) {
    meta().ifPresent(meta -> refuseOther(meta, parameters));
  }

  /**
   * Stores the genesis block in an empty database, as its writer; waits.
   *
   * @return the incarnation, which names this copy of the chain
   * @throws BadConfiguration when it holds another network
   */
  public String open(NetworkParameters parameters) {
    Meta meta = meta().orElseGet(() -> create(parameters));
    refuseOther(meta, parameters);
    return meta.incarnation();
  }

  private Optional<Meta> meta() {
    return Rows.all(await(pool.query(SELECT_META).execute()), NodeDatabase::meta).stream()
        .findFirst();
  }

  private static Meta meta(Row row) {
    return new Meta(
        row.getString("network"),
        Rows.hash(row, "genesis_hash"),
        row.getString("incarnation"),
        row.getInteger("min_compatible_version"));
  }

  private static void refuseNewer(Meta meta) {
    if (meta.minCompatible() > SCHEMA_VERSION) {
      throw new BadConfiguration(
          ("the database needs chain schema version %d and this build knows %d;"
                  + " start a newer build, or give the node another database")
              .formatted(meta.minCompatible(), SCHEMA_VERSION));
    }
  }

  private static void refuseOther(Meta meta, NetworkParameters parameters) {
    if (!meta.network().equals(name(parameters))
        || !meta.genesis().equals(parameters.genesisHash())) {
      throw new BadConfiguration(
          ("the database holds %s with genesis %s, but timenode.network is %s with genesis %s;"
                  + " set timenode.network (and timenode.genesis-file) to that network,"
                  + " or give the node another database")
              .formatted(
                  meta.network(), meta.genesis(), name(parameters), parameters.genesisHash()));
    }
  }

  private static String name(NetworkParameters parameters) {
    return parameters.network().wireName().toLowerCase(Locale.ROOT);
  }

  private Meta create(NetworkParameters parameters) {
    Meta meta =
        new Meta(
            name(parameters),
            parameters.genesisHash(),
            UUID.randomUUID().toString(),
            MIN_COMPATIBLE_VERSION);
    BatchPlan genesis = GenesisPlan.of(parameters.genesis());
    await(fence.write(pool, fence.term(), connection -> write(connection, meta, genesis)));
    return meta;
  }

  private static Uni<Void> write(SqlConnection connection, Meta meta, BatchPlan genesis) {
    ChainState state = genesis.after();
    Tuple metaRow =
        Tuple.of(
            meta.network(),
            PgChainStorage.buffer(meta.genesis()),
            meta.incarnation(),
            meta.minCompatible());
    Tuple tipRow =
        Tuple.of(
            state.tip().height(),
            PgChainStorage.buffer(state.tip().hash()),
            state.eventSeq(),
            state.totals().transactions(),
            state.totals().unspentOutputs(),
            state.totals().unspentSat());
    return Uni.join()
        .all(
            List.of(
                connection.preparedQuery(INSERT_META).execute(metaRow).replaceWithVoid(),
                connection.preparedQuery(INSERT_TIP).execute(tipRow).replaceWithVoid(),
                new BatchStatements(Integer.MAX_VALUE).write(connection, genesis)))
        .andFailFast()
        .replaceWithVoid();
  }

  private <T> T await(Uni<T> answer) {
    return answer.await().atMost(timeout);
  }
}
