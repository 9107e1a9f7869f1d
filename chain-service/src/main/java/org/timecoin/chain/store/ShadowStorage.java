package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.timecoin.chain.apply.BatchPlan;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.ChainStorage;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.apply.ChainTotals;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.StoredCollateral;
import org.timecoin.chain.apply.UndoneBlock;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * What is computed from the blocks, computed once more in another schema: for an applier it is a
 * chain like any other, whose blocks are those of the real one. Nothing in it is ever undone.
 */
final class ShadowStorage implements ChainStorage {

  private static final String SELECT_STATE =
      """
      SELECT p.hash, p.transactions, p.unspent_outputs, p.unspent_sat, p.final_height, b.bincode
      FROM shadow.progress p JOIN chain.block b ON b.height = p.height AND b.hash = p.hash
      """;

  private static final String MOVE =
      """
      INSERT INTO shadow.progress
      VALUES (true, $1, $2, $3, $4, $5, $6)
      ON CONFLICT (only_row) DO UPDATE SET height = excluded.height, hash = excluded.hash,
          transactions = excluded.transactions, unspent_outputs = excluded.unspent_outputs,
          unspent_sat = excluded.unspent_sat, final_height = excluded.final_height
      """;

  /** How a commit gets its transaction. */
  interface Committing {
    Uni<Void> within(Function<SqlConnection, Uni<Void>> work);
  }

  private final SqlClient reading;
  private final Committing committing;
  private final String schema;
  private final StoreLimits limits;
  private final BatchStatements statements;

  /** A shadow in a schema of {@link ShadowSchema}. */
  ShadowStorage(SqlClient reading, Committing committing, String schema, StoreLimits limits) {
    this.reading = reading;
    this.committing = committing;
    this.schema = schema;
    this.limits = limits;
    this.statements = new BatchStatements(limits.rowsPerStatement(), schema);
  }

  /** How far it is; empty when nothing is in it, or its last block is no longer the chain's. */
  List<ChainState> states() {
    return await(
        "load how far a replay is",
        reading.query(in(SELECT_STATE)).execute().map(rows -> Rows.all(rows, this::state)));
  }

  @Override
  public ChainState load() {
    return states().getFirst();
  }

  private ChainState state(Row row) {
    return new ChainState(
        ChainTip.of(BlockCodec.decode(Rows.bytes(row, "bincode")), Rows.hash(row, "hash")),
        0,
        new ChainTotals(
            row.getLong("transactions"),
            row.getLong("unspent_outputs"),
            row.getLong("unspent_sat")),
        row.getLong("final_height"));
  }

  @Override
  public Map<OutPoint, Coin> unspent(Collection<OutPoint> outpoints) {
    Map<OutPoint, Coin> found = HashMap.newHashMap(outpoints.size());
    List<OutPoint> wanted = new ArrayList<>(outpoints);
    String sql = ShadowSchema.in(schema, PgChainStorage.SELECT_COINS);
    for (int from = 0; from < wanted.size(); from += limits.rowsPerStatement()) {
      int to = Math.min(wanted.size(), from + limits.rowsPerStatement());
      Tuple names = BatchStatements.outpoints(ArrayColumns.of(wanted.subList(from, to)));
      await("look up outputs", reading.preparedQuery(sql).execute(names))
          .forEach(row -> found.put(Rows.coin(row).outpoint(), Rows.coin(row)));
    }
    return found;
  }

  /** Asked for blocks that may be known already: here none is. */
  @Override
  public List<Hash> hashes(long first, long last) {
    return List.of();
  }

  @Override
  public UndoneBlock undoable(long height) {
    throw new UnsupportedOperationException("a replay only goes forward");
  }

  @Override
  public StoredCollateral collateral(Set<ByteString> scripts) {
    return PgCollateral.of(reading, schema, limits.queryTimeout(), scripts);
  }

  @Override
  public <T> T together(Function<ChainStorage, T> work, Predicate<T> keeps) {
    throw new UnsupportedOperationException("a replay only goes forward");
  }

  /** Done when it is awaited: on one connection nothing is asked in the middle of it. */
  @Override
  public Commit begin(BatchPlan plan, CommitNotes notes) {
    return () -> {
      long start = System.nanoTime();
      commit(plan);
      return System.nanoTime() - start;
    };
  }

  /** Writes what is computed from a batch of blocks, with how far that is. */
  void commit(BatchPlan plan) {
    PgChainStorage.await(
        "commit replayed blocks",
        limits.commitTimeout(),
        committing.within(connection -> write(connection, plan)));
  }

  private Uni<Void> write(SqlConnection connection, BatchPlan plan) {
    ChainState after = plan.after();
    Tuple progress =
        Tuple.tuple()
            .addLong(after.tip().height())
            .addValue(PgChainStorage.buffer(after.tip().hash()))
            .addLong(after.totals().transactions())
            .addLong(after.totals().unspentOutputs())
            .addLong(after.totals().unspentSat())
            .addLong(after.finalHeight());
    return Uni.join()
        .all(
            statements.writeComputed(connection, plan),
            connection.preparedQuery(in(MOVE)).execute(progress).replaceWithVoid())
        .andFailFast()
        .replaceWithVoid();
  }

  private String in(String sql) {
    return sql.replace("shadow.", schema + ".");
  }

  private <T> T await(String what, Uni<T> answer) {
    return PgChainStorage.await(what, limits.queryTimeout(), answer);
  }
}
