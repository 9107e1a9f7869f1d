package org.timecoin.chain.store;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A pool whose connections don't outlive their server. One that is silent for too long while it is
 * asked something is closed, whoever waits for it or doesn't any more, and all of them can be
 * closed at once when it is known in another way that the server is gone; the next question gets a
 * new one.
 */
public final class GuardedPool {

  private static final long CLEANER_PERIOD_MS = 1_000;

  /** The server ends what it does for a connection that is closed before it is done. */
  private static final String NOTICE_OUR_END = "SET client_connection_check_interval = 1000";

  private final Pool pool;
  private final GuardedConnections connections;

  private GuardedPool(Pool pool, GuardedConnections connections) {
    this.pool = pool;
    this.connections = connections;
  }

  /**
   * A pool without the client's own limit on waiting for a connection, whose timer goes off (with
   * an error in the log) even for those who were told long before that there is none. Every
   * question has a limit of ours.
   */
  @SuppressWarnings("deprecation") // the only way to give a pool connections of one's own
  public static GuardedPool of(
      Vertx vertx, PoolOptions options, List<PgConnectOptions> servers, PoolTimes times) {
    List<PgConnectOptions> bounded =
        servers.stream()
            .map(server -> new PgConnectOptions(server).setConnectTimeout(times.connectMs()))
            .toList();
    GuardedConnections connections = new GuardedConnections((VertxInternal) vertx, bounded, times);
    Pool pool =
        PgBuilder.pool()
            .with(letGo(options, times))
            .connectingTo(List.<SqlConnectOptions>copyOf(bounded))
            .withConnectHandler(GuardedPool::prepare)
            .using(vertx)
            .build()
            .connectionProvider(connections::connect);
    return new GuardedPool(pool, connections);
  }

  private static PoolOptions letGo(PoolOptions options, PoolTimes times) {
    return new PoolOptions(options)
        .setConnectionTimeout(0)
        .setIdleTimeout(times.unusedMs())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setPoolCleanerPeriod((int) Math.min(CLEANER_PERIOD_MS, times.unusedMs()));
  }

  private static void prepare(SqlConnection connection) {
    // Where the server can't do it, it goes without.
    connection.query(NOTICE_OUR_END).execute().onComplete(unused -> connection.close());
  }

  /** The pool. */
  public Pool pool() {
    return pool;
  }

  /** Closes all connections, without a word: whoever waits for one of them fails. */
  public void cut() {
    connections.cut();
  }
}
