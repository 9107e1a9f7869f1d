package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.timecoin.chain.apply.BatchPlan;
import org.timecoin.chain.apply.ChainChange;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.ChainStorage;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.apply.ChainTotals;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.StoredCollateral;
import org.timecoin.chain.apply.UndoneBlock;
import org.timecoin.chain.lease.Term;
import org.timecoin.chain.verify.DamageWatch;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** The writer's side of the stored chain. Waits for every answer, so never on an event loop. */
public final class PgChainStorage implements ChainStorage {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String INTEGRITY_VIOLATION = "23";

  static final String SELECT_STATE =
      """
      SELECT t.event_seq, t.transactions, t.unspent_outputs, t.unspent_sat, t.final_height,
          b.height, b.hash, b.bincode, b.bincode_sha256
      FROM chain.tip t JOIN chain.block b ON b.height = t.height
      """;

  static final String SELECT_COINS =
      """
      SELECT u.txid, u.vout, u.value_sat, u.created_height, u.script
      FROM unnest($1::bytea[], $2::integer[]) AS wanted (txid, vout)
      JOIN chain.utxo u ON u.txid = wanted.txid AND u.vout = wanted.vout
      """;

  private static final String SELECT_HASHES =
      "SELECT hash FROM chain.block WHERE height BETWEEN $1 AND $2 ORDER BY height";

  static final String SELECT_BLOCK =
      "SELECT height, bincode, bincode_sha256 FROM chain.block WHERE height = $1";

  /** The hash in the condition keeps a second writer from building on what it didn't see. */
  private static final String MOVE_TIP =
      """
      UPDATE chain.tip SET height = $1, hash = $2, event_seq = $3, transactions = $4,
          unspent_outputs = $5, unspent_sat = $6, final_height = $7
      WHERE hash = $8 AND event_seq = $9
      """;

  private final SqlClient reading;
  private final Writing writing;
  private final Fence fence;
  private final StoreLimits limits;
  private final BatchStatements statements;
  private final DamageWatch damage;

  /** Under which the state was loaded that is built on; only that one may write it on. */
  private Optional<Term> term = Optional.empty();

  /** In what transaction rows are written. */
  private sealed interface Writing {

    /** One of its own for every commit. */
    record Alone(Pool pool) implements Writing {}

    /**
     * One that is under way, and ends elsewhere.
     *
     * @param lastEvent the sequence of the last event written in it, which is told when it is kept
     */
    record Within(SqlConnection connection, AtomicLong lastEvent) implements Writing {}
  }

  /** Storage over the writer's connections. */
  public PgChainStorage(Pool pool, Fence fence, StoreLimits limits, DamageWatch damage) {
    this(pool, new Writing.Alone(pool), fence, limits, damage);
  }

  private PgChainStorage(
      SqlClient reading, Writing writing, Fence fence, StoreLimits limits, DamageWatch damage) {
    this.reading = reading;
    this.writing = writing;
    this.fence = fence;
    this.damage = damage;
    this.limits = limits;
    this.statements = new BatchStatements(limits.rowsPerStatement());
  }

  @Override
  public ChainState load() {
    return await(
        "load the tip", limits.queryTimeout(), Uni.createFrom().deferred(this::loadUnderTerm));
  }

  private Uni<ChainState> loadUnderTerm() {
    Term current = fence.term();
    term = Optional.of(current);
    return reading
        .query(SELECT_STATE)
        .execute()
        .map(rows -> state(rows.iterator().next()))
        .invoke(state -> fence.requireNotBehind(current, state.eventSeq()));
  }

  private ChainState state(Row row) {
    byte[] bincode = intact(row);
    if (!HashedBlock.of(BlockCodec.decode(bincode)).hash().equals(Rows.hash(row, "hash"))) {
      // Whoever builds on another hash than the block's has blocks refused that are good.
      throw damaged(row);
    }
    return state(row, bincode);
  }

  /** The state in a row of {@link #SELECT_STATE}, with the bytes of its last block. */
  static ChainState state(Row row, byte[] bincode) {
    return new ChainState(
        ChainTip.of(BlockCodec.decode(bincode), Rows.hash(row, "hash")),
        row.getLong("event_seq"),
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
    for (int from = 0; from < wanted.size(); from += limits.rowsPerStatement()) {
      List<OutPoint> chunk =
          wanted.subList(from, Math.min(wanted.size(), from + limits.rowsPerStatement()));
      Tuple arguments = BatchStatements.outpoints(ArrayColumns.of(chunk));
      for (Row row :
          await(
              "look up outputs",
              limits.queryTimeout(),
              reading.preparedQuery(SELECT_COINS).execute(arguments))) {
        Coin coin = Rows.coin(row);
        found.put(coin.outpoint(), coin);
      }
    }
    return found;
  }

  @Override
  public List<Hash> hashes(long first, long last) {
    return await(
        "look up hashes",
        limits.queryTimeout(),
        reading
            .preparedQuery(SELECT_HASHES)
            .execute(Tuple.of(first, last))
            .map(rows -> Rows.all(rows, row -> Rows.hash(row, "hash"))));
  }

  @Override
  public UndoneBlock undoable(long height) {
    Row row =
        await(
            "load a block to undo",
            limits.queryTimeout(),
            reading
                .preparedQuery(SELECT_BLOCK)
                .execute(Tuple.of(height))
                .map(rows -> rows.iterator().next()));
    List<Coin> spent =
        await(
            "load what a block spent",
            limits.queryTimeout(),
            reading
                .preparedQuery(ChainReader.SELECT_SPENT)
                .execute(Tuple.of(height))
                .map(rows -> Rows.all(rows, Rows::coin)));
    return new UndoneBlock(HashedBlock.of(BlockCodec.decode(intact(row))), spent);
  }

  /** The bytes of a block, which are those that were written, or there is no answer. */
  private byte[] intact(Row row) {
    byte[] bincode = Rows.bytes(row, "bincode");
    if (!Rows.hasChecksum(row, bincode)) {
      throw damaged(row);
    }
    return bincode;
  }

  private StorageUnavailable damaged(Row row) {
    damage.damaged(row.getLong("height"));
    return new StorageUnavailable(
        "block " + row.getLong("height") + " is damaged and is being put right",
        new DamagedBlock());
  }

  @Override
  public StoredCollateral collateral(Set<ByteString> scripts) {
    return PgCollateral.of(reading, limits.queryTimeout(), scripts);
  }

  @Override
  public Commit begin(BatchPlan plan, CommitNotes notes) {
    long start = System.nanoTime();
    Optional<Term> loaded = term;
    CompletionStage<Long> took =
        Uni.createFrom()
            .deferred(() -> commit(loaded.orElseGet(fence::term), plan, notes))
            .map(done -> System.nanoTime() - start)
            .subscribeAsCompletionStage();
    return () -> awaitCommit(Uni.createFrom().completionStage(took));
  }

  private long awaitCommit(Uni<Long> took) {
    try {
      return await("commit blocks", limits.commitTimeout(), took);
    } catch (StorageUnavailable e) {
      if (e.getCause() instanceof WrongTip) {
        damage.wrongTip();
      }
      if (isInconsistency(e.getCause())) {
        damage.inconsistent(e.getMessage());
      }
      throw e;
    }
  }

  /** A row that is missing, or there already, or below nothing, is no fault of the connection. */
  private static boolean isInconsistency(Throwable cause) {
    return cause instanceof InconsistentRows
        || cause instanceof WrongTip
        || (cause instanceof PgException database
            && database.getSqlState().startsWith(INTEGRITY_VIOLATION));
  }

  private Uni<Void> commit(Term loaded, BatchPlan plan, CommitNotes notes) {
    long lastEvent = plan.after().eventSeq();
    return switch (writing) {
      case Writing.Alone(Pool pool) ->
          fence
              .write(pool, loaded, connection -> write(connection, plan, notes))
              .invoke(() -> fence.told(loaded, lastEvent));
      case Writing.Within(SqlConnection connection, AtomicLong last) ->
          write(connection, plan, notes).invoke(() -> last.set(lastEvent));
    };
  }

  @Override
  public <T> T together(Function<ChainStorage, T> work, Predicate<T> keeps) {
    if (!(writing instanceof Writing.Alone(Pool pool))) {
      throw new IllegalStateException("a transaction within a transaction");
    }
    Term current = term.orElseGet(fence::term);
    AtomicLong lastEvent = new AtomicLong();
    T result =
        WaitingTransaction.decide(
            pool,
            limits.queryTimeout(),
            connection -> {
              await("lock the lease", limits.queryTimeout(), fence.check(connection, current));
              return work.apply(within(connection, lastEvent));
            },
            keeps);
    if (keeps.test(result)) {
      fence.told(current, lastEvent.get());
    }
    return result;
  }

  private ChainStorage within(SqlConnection connection, AtomicLong lastEvent) {
    return new PgChainStorage(
        connection, new Writing.Within(connection, lastEvent), fence, limits, damage);
  }

  private Uni<Void> write(SqlConnection connection, BatchPlan plan, CommitNotes notes) {
    return Uni.join()
        .all(
            moveTip(connection, plan),
            statements.write(connection, plan),
            OutboxRows.append(connection, ChainChange.of(plan), notes),
            IntakeOffsets.move(connection, notes.mark()))
        .andFailFast()
        .replaceWithVoid();
  }

  private static Uni<Void> moveTip(SqlConnection connection, BatchPlan plan) {
    ChainState after = plan.after();
    Tuple arguments =
        Tuple.tuple()
            .addLong(after.tip().height())
            .addValue(buffer(after.tip().hash()))
            .addLong(after.eventSeq())
            .addLong(after.totals().transactions())
            .addLong(after.totals().unspentOutputs())
            .addLong(after.totals().unspentSat())
            .addLong(after.finalHeight())
            .addValue(buffer(plan.before().tip().hash()))
            .addLong(plan.before().eventSeq());
    return connection
        .preparedQuery(MOVE_TIP)
        .execute(arguments)
        .invoke(
            result -> {
              if (result.rowCount() != 1) {
                // The lease is ours, so nobody else moved it.
                throw new WrongTip();
              }
            })
        .replaceWithVoid();
  }

  static io.vertx.core.buffer.Buffer buffer(Hash hash) {
    return io.vertx.core.buffer.Buffer.buffer(hash.bytes());
  }

  static <T> T await(String what, Duration atMost, Uni<T> answer) {
    try {
      return answer.await().atMost(atMost);
    } catch (RuntimeException e) {
      // Whatever the client threw, the answer is missing; only one failure says what was wrong.
      if (e instanceof PgException database
          && UNIQUE_VIOLATION.equals(database.getSqlState())
          && "utxo".equals(database.getTable())) {
        throw new OutputCollision(e);
      }
      throw new StorageUnavailable("the database could not " + what + ": " + e.getMessage(), e);
    }
  }
}
