package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.function.Function;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.lease.LeaseLost;
import org.timecoin.chain.lease.Term;

/**
 * Stands in front of everything that writes: a transaction begins with locking the lease under the
 * term it belongs to, so that nobody takes the lease before it ends, and fails when somebody has.
 * The lock is sent together with what follows it and costs no round trip.
 */
public final class Fence {

  /**
   * The timeline is looked at each time, because a copy that takes the database's place knows the
   * same epoch. A process that is stopped within its transaction must not keep the lock, so the
   * server ends the transaction then; nor must one that died in a long statement, so the server
   * looks every second whether it is still there.
   */
  private static final String LOCK =
      """
      SELECT set_config('idle_in_transaction_session_timeout', $3, true),
        set_config('client_connection_check_interval', '1000', true)
      FROM chain.lease
      WHERE epoch = $1 AND holder = $2 AND epoch >> 32 = chain.timeline()
      FOR KEY SHARE
      """;

  private final HeldTerm held;
  private final String idleMostMs;

  /**
   * The fence of this process.
   *
   * @param idleMost how long a transaction may wait for us, at most
   */
  public Fence(HeldTerm held, Duration idleMost) {
    this.held = held;
    this.idleMostMs = Long.toString(idleMost.toMillis());
  }

  /**
   * The term to write under now.
   *
   * @throws LeaseLost when this process is not the writer
   */
  public Term term() {
    return held.require();
  }

  /** Writes in a transaction of its own. */
  public Uni<Void> write(Pool pool, Term term, Function<SqlConnection, Uni<Void>> work) {
    return pool.withTransaction(
        connection ->
            Uni.join()
                .all(check(connection, term), work.apply(connection))
                .andFailFast()
                .replaceWithVoid());
  }

  /**
   * Locks the lease until the transaction ends; fails with {@link LeaseLost} when it isn't held
   * under this term. To be subscribed to before anything that the transaction writes.
   */
  public Uni<Void> check(SqlConnection connection, Term term) {
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(term.epoch().value(), term.holder(), idleMostMs))
        .invoke(
            rows -> {
              if (rows.size() != 1) {
                throw lost(term, "another process has the lease, or the database is a copy");
              }
            })
        .replaceWithVoid();
  }

  /** An event was committed under a term. */
  void told(Term term, long eventSeq) {
    held.told(term, eventSeq);
  }

  /** Fails when events are gone that were committed under this term. */
  void requireNotBehind(Term term, long eventSeq) {
    if (eventSeq < held.toldUnder(term)) {
      throw lost(term, "the database lacks what this process committed");
    }
  }

  private LeaseLost lost(Term term, String why) {
    held.end(term);
    return new LeaseLost("nothing was written under epoch %s: %s".formatted(term.epoch(), why));
  }
}
