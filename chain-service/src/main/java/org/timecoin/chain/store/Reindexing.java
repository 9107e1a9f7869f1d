package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.GenesisPlan;
import org.timecoin.chain.verify.Course;
import org.timecoin.chain.verify.Findings;
import org.timecoin.chain.verify.Replay;
import org.timecoin.chain.verify.Report;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * Computes everything anew from the stored blocks, aside, while the old tables are read and written
 * on; what differs is put right in one transaction at the end. How far it is stands in the
 * database, so that it goes on after a crash. Waits for every answer.
 */
public final class Reindexing {

  private static final String SELECT_WANTED = "SELECT waits, reason FROM chain.reindex";

  private static final String WANT =
      """
      INSERT INTO chain.reindex (waits, reason) VALUES ($1, $2) ON CONFLICT (only_row)
      DO UPDATE SET waits = reindex.waits OR excluded.waits
      """;

  private static final String SELECT_TIP = "SELECT height, hash FROM chain.tip";
  private static final String LOCK_TIP = SELECT_TIP + " FOR UPDATE";
  private static final String DONE = "DELETE FROM chain.reindex";

  /**
   * Why one is due.
   *
   * @param waits whether no block is applied before it is done
   * @param reason in one sentence
   */
  public record Wanted(boolean waits, String reason) {}

  /** The chain's last block, or the shadow's. */
  private record Place(long height, Hash hash) {}

  private final Pool pool;
  private final NetworkParameters network;
  private final BatchComputation computation;
  private final StoreLimits limits;
  private final Duration repairTimeout;
  private final ShadowStorage shadow;

  /**
   * Reindexing over the writer's connections.
   *
   * @param repairTimeout how long one statement over a whole table may take
   */
  public Reindexing(
      Pool pool,
      NetworkParameters network,
      BatchComputation computation,
      StoreLimits limits,
      Duration repairTimeout) {
    this.pool = pool;
    this.network = network;
    this.computation = computation;
    this.limits = limits;
    this.repairTimeout = repairTimeout;
    this.shadow =
        new ShadowStorage(pool, work -> pool.withTransaction(work), ShadowSchema.REBUILD, limits);
  }

  /** Whether one is due or under way. */
  public Optional<Wanted> wanted() {
    return Rows.all(
            await("look for a reindex", pool.query(SELECT_WANTED).execute()),
            row -> new Wanted(row.getBoolean("waits"), row.getString("reason")))
        .stream()
        .findFirst();
  }

  /** Makes one due, also after a restart. */
  public void want(Wanted wanted) {
    await(
        "want a reindex",
        pool.preparedQuery(WANT).execute(Tuple.of(wanted.waits(), wanted.reason())));
  }

  /** Replays what is stored now, beside the writer. */
  public Replay.End replay(Findings findings, Course course) {
    if (shadow.states().isEmpty()) {
      begin();
    }
    Place tip = place(await("read the tip", pool.query(SELECT_TIP).execute()).iterator().next());
    return replayTo(tip.height(), findings, course);
  }

  /** From the beginning: nothing was replayed, or the chain has left what was. */
  private void begin() {
    await("empty a replay", pool.query(ShadowSchema.emptyRebuild()).execute());
    shadow.commit(GenesisPlan.of(network.genesis()));
  }

  private Replay.End replayTo(long height, Findings findings, Course course) {
    BlockRows rows = new BlockRows(pool, limits.queryTimeout());
    BlockApplier applier = Verification.applier(shadow, computation);
    return new Replay(rows, applier, findings, course).upTo(height);
  }

  /**
   * Replays what is left and puts right what differs; nothing may be applied meanwhile.
   *
   * @return what differed; empty when a block is in the way or it was told to end
   */
  public Optional<Report> finish(Findings findings, Course course) {
    if (replay(findings, course) != Replay.End.DONE) {
      return Optional.empty();
    }
    return Optional.of(
        WaitingTransaction.commit(
            pool, limits.queryTimeout(), connection -> putRight(connection, findings)));
  }

  private Report putRight(SqlConnection connection, Findings findings) {
    Place tip =
        place(await("lock the tip", connection.query(LOCK_TIP).execute()).iterator().next());
    ChainState replayed = shadow.load();
    if (!replayed.tip().hash().equals(tip.hash())) {
      throw new IllegalStateException("the chain moved while it was put right");
    }
    new ShadowComparison(connection, ShadowSchema.REBUILD, repairTimeout).compare(findings);
    if (findings.count() > 0) {
      PgChainStorage.await(
          "put right what is computed",
          repairTimeout,
          ShadowComparison.repair(connection, ShadowSchema.REBUILD));
    }
    await("end a reindex", connection.query(DONE).execute());
    await("empty a replay", connection.query(ShadowSchema.emptyRebuild()).execute());
    return new Report(0, tip.height(), tip.hash(), true, findings.kept(), findings.count());
  }

  private static Place place(Row row) {
    return new Place(row.getLong("height"), Rows.hash(row, "hash"));
  }

  private <T> T await(String what, Uni<T> answer) {
    return PgChainStorage.await(what, limits.queryTimeout(), answer);
  }
}
