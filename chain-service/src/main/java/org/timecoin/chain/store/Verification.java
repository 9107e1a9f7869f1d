package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.GenesisPlan;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.verify.BlockRow;
import org.timecoin.chain.verify.Checked;
import org.timecoin.chain.verify.Course;
import org.timecoin.chain.verify.Finding;
import org.timecoin.chain.verify.Findings;
import org.timecoin.chain.verify.RecentCheck;
import org.timecoin.chain.verify.Replay;
import org.timecoin.chain.verify.Report;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * Looks whether the stored chain is right, on one snapshot, while blocks go on being applied.
 * Waits, and takes as long as the chain is long: a page of blocks is in memory, what is computed
 * from all of them stands in temporary tables, as large as the chain's own.
 */
public final class Verification {

  private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

  /** With the hash of its block, where that is what the block's header gives. */
  private static final String SELECT_TIP =
      """
      SELECT t.height, t.hash, b.hash AS block_hash FROM chain.tip t
      LEFT JOIN chain.block b
        ON b.height = t.height AND b.hash = sha256(substring(b.bincode FROM 1 FOR 92))
      """;

  /** Of what is only replayed. */
  private static final SwitchLimits NO_SWITCH = new SwitchLimits(1, 1);

  private static final BatchLimits BATCH = new BatchLimits(512, 4 << 20);

  private final Pool pool;
  private final NetworkParameters network;
  private final BatchComputation computation;
  private final StoreLimits limits;
  private final Duration compareTimeout;

  /**
   * Verifications over these connections.
   *
   * @param compareTimeout how long comparing one table may take
   */
  public Verification(
      Pool pool,
      NetworkParameters network,
      BatchComputation computation,
      StoreLimits limits,
      Duration compareTimeout) {
    this.pool = pool;
    this.network = network;
    this.computation = computation;
    this.limits = limits;
    this.compareTimeout = compareTimeout;
  }

  /** The last block of a snapshot. */
  private record Tip(long height, Hash hash) {}

  /**
   * Verifies the last blocks; with depth 0 all of them and everything that is computed from them.
   *
   * @return empty when it was cancelled
   */
  public Optional<Report> run(long depth, Course course) {
    return WaitingTransaction.rollback(
        pool, limits.queryTimeout(), connection -> verify(connection, depth, course));
  }

  private Optional<Report> verify(SqlConnection connection, long depth, Course course) {
    await("take a snapshot", connection.query(SNAPSHOT).execute());
    Row row = await("read the tip", connection.query(SELECT_TIP).execute()).iterator().next();
    Tip tip = new Tip(row.getLong("height"), Rows.hash(row, "hash"));
    Findings findings = new Findings();
    block(row)
        .filter(block -> !block.equals(tip.hash()))
        .map(block -> new Finding.BadTip(tip.height(), tip.hash().hex(), block.hex()))
        .ifPresent(findings::add);
    long first =
        depth == 0
            ? 0
            : new BlockRows(connection, limits.queryTimeout())
                .startOfRun(Math.max(1, tip.height() - depth + 1));
    boolean compared =
        depth == 0
            ? all(connection, tip, findings, course)
            : recent(connection, tip, first, findings, course);
    return course.isCancelled()
        ? Optional.empty()
        : Optional.of(
            new Report(
                first, tip.height(), tip.hash(), compared, findings.kept(), findings.count()));
  }

  private static Optional<Hash> block(Row tip) {
    return Optional.ofNullable(tip.getBuffer("block_hash")).map(hash -> Hash.of(hash.getBytes()));
  }

  private boolean recent(
      SqlConnection connection, Tip tip, long first, Findings findings, Course course) {
    SnapshotRows rows = new SnapshotRows(connection, limits.queryTimeout());
    new RecentCheck(rows, network, findings, course).check(first, tip.height());
    return false;
  }

  private boolean all(SqlConnection connection, Tip tip, Findings findings, Course course) {
    await("make temporary tables", connection.query(ShadowSchema.makeTemporary()).execute());
    ShadowStorage shadow =
        new ShadowStorage(
            connection, work -> undoable(connection, work), ShadowSchema.TEMPORARY, limits);
    BlockRows rows = new BlockRows(connection, limits.queryTimeout());
    genesis(rows, findings);
    shadow.commit(GenesisPlan.of(network.genesis()));
    Replay replay = new Replay(rows, applier(shadow, computation), findings, course);
    if (replay.upTo(tip.height()) != Replay.End.DONE) {
      return false;
    }
    new ShadowComparison(connection, ShadowSchema.TEMPORARY, compareTimeout).compare(findings);
    return true;
  }

  /** A commit within the transaction: what fails of it leaves nothing, and is tried otherwise. */
  private static Uni<Void> undoable(
      SqlConnection connection, Function<SqlConnection, Uni<Void>> work) {
    return connection
        .query("SAVEPOINT batch")
        .execute()
        .chain(() -> work.apply(connection))
        .onFailure()
        .call(() -> connection.query("ROLLBACK TO SAVEPOINT batch").execute())
        .chain(() -> connection.query("RELEASE SAVEPOINT batch").execute())
        .replaceWithVoid();
  }

  /** Its bytes are known to everybody, so that a replay never asks for them. */
  private void genesis(BlockRows rows, Findings findings) {
    for (BlockRow row : rows.page(0, 0).rows()) {
      if (Checked.of(row, Optional.empty()) instanceof Checked.Bad(var fault)) {
        findings.add(new Finding.BadBlock(0, fault));
      }
    }
  }

  static BlockApplier applier(ShadowStorage shadow, BatchComputation computation) {
    return new BlockApplier(shadow, computation, BATCH, NO_SWITCH, new ApplyWatch() {});
  }

  private <T> T await(String what, Uni<T> answer) {
    return PgChainStorage.await(what, limits.queryTimeout(), answer);
  }
}
