package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.GenesisPlan;
import org.timecoin.chain.apply.Uncertified;
import org.timecoin.chain.lease.Term;
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

  private static final String SELECT_TIP = "SELECT height, hash, final_height FROM chain.tip";
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
  private final Pool scans;
  private final Fence fence;
  private final NetworkParameters network;
  private final BatchComputation computation;
  private final BatchComputation uncertified;
  private final StoreLimits limits;
  private final Duration repairTimeout;

  /**
   * Reindexing over the writer's connections.
   *
   * @param uncertified computes with blocks that came before certificates were needed, and stand
   *     above where they begin until they are undone
   * @param scans for statements over whole tables
   * @param repairTimeout how long one statement over a whole table may take
   */
  public Reindexing(
      Pool pool,
      Pool scans,
      Fence fence,
      NetworkParameters network,
      BatchComputation computation,
      BatchComputation uncertified,
      StoreLimits limits,
      Duration repairTimeout) {
    this.pool = pool;
    this.scans = scans;
    this.fence = fence;
    this.network = network;
    this.computation = computation;
    this.uncertified = uncertified;
    this.limits = limits;
    this.repairTimeout = repairTimeout;
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
    Tuple row = Tuple.of(wanted.waits(), wanted.reason());
    write(
        "want a reindex",
        fence.term(),
        connection -> connection.preparedQuery(WANT).execute(row).replaceWithVoid());
  }

  /** Replays what is stored now, beside the writer. */
  public Replay.End replay(Findings findings, Course course) {
    return replay(fence.term(), findings, course);
  }

  /** All under one term: a later one may begin where another process has got to. */
  private Replay.End replay(Term term, Findings findings, Course course) {
    ShadowStorage shadow = shadow(term);
    if (shadow.states().isEmpty()) {
      begin(shadow, term);
    }
    Row tip = await("read the tip", pool.query(SELECT_TIP).execute()).iterator().next();
    return replayTo(tip.getLong("height"), shadow, rules(tip), findings, course);
  }

  private BatchComputation rules(Row tip) {
    return Uncertified.above(network, tip.getLong("height"), tip.getLong("final_height"))
            .isPresent()
        ? uncertified
        : computation;
  }

  private ShadowStorage shadow(Term term) {
    return new ShadowStorage(
        pool, work -> fence.write(pool, term, work), ShadowSchema.REBUILD, limits);
  }

  /** From the beginning: nothing was replayed, or the chain has left what was. */
  private void begin(ShadowStorage shadow, Term term) {
    write(
        "empty a replay",
        term,
        connection -> connection.query(ShadowSchema.emptyRebuild()).execute().replaceWithVoid());
    shadow.commit(GenesisPlan.of(network.genesis()));
  }

  private Replay.End replayTo(
      long height, ShadowStorage shadow, BatchComputation rules, Findings findings, Course course) {
    BlockRows rows = new BlockRows(pool, limits.queryTimeout());
    BlockApplier applier = Verification.applier(shadow, rules);
    return new Replay(rows, applier, findings, course).upTo(height);
  }

  /**
   * Replays what is left and puts right what differs; nothing may be applied meanwhile.
   *
   * @return what differed; empty when a block is in the way or it was told to end
   */
  public Optional<Report> finish(Findings findings, Course course) {
    Term term = fence.term();
    if (replay(term, findings, course) != Replay.End.DONE) {
      return Optional.empty();
    }
    return Optional.of(
        WaitingTransaction.commit(
            scans,
            limits.queryTimeout(),
            connection -> {
              await("lock the lease", fence.check(connection, term));
              return putRight(connection, shadow(term), findings);
            }));
  }

  private Report putRight(SqlConnection connection, ShadowStorage shadow, Findings findings) {
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

  private void write(String what, Term term, Function<SqlConnection, Uni<Void>> work) {
    await(what, fence.write(pool, term, work));
  }

  private <T> T await(String what, Uni<T> answer) {
    return PgChainStorage.await(what, limits.queryTimeout(), answer);
  }
}
