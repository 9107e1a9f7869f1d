package org.timecoin.chain.store;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/** A long transaction of a thread that waits for each of its answers. */
final class WaitingTransaction {

  private WaitingTransaction() {}

  /** Commits what the work did; nothing of it when it fails. */
  static <T> T commit(Pool pool, Duration timeout, Function<SqlConnection, T> work) {
    return decide(pool, timeout, work, result -> true);
  }

  /** Leaves nothing of what the work did. */
  static <T> T rollback(Pool pool, Duration timeout, Function<SqlConnection, T> work) {
    return decide(pool, timeout, work, result -> false);
  }

  /** Commits what the work did when what came of it is to be kept, else nothing of it. */
  static <T> T decide(
      Pool pool, Duration timeout, Function<SqlConnection, T> work, Predicate<T> keeps) {
    SqlConnection connection =
        PgChainStorage.await("give a connection", timeout, pool.getConnection());
    try {
      Transaction transaction =
          PgChainStorage.await("begin a transaction", timeout, connection.begin());
      T result = work.apply(connection);
      PgChainStorage.await(
          "end a transaction",
          timeout,
          keeps.test(result) ? transaction.commit() : transaction.rollback());
      return result;
    } finally {
      // A connection that is given back within a transaction is rolled back by the client.
      connection.closeAndForget();
    }
  }
}
