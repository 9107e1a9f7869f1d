package org.timecoin.chain.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.impl.PgConnectionFactory;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections to the database over {@link GuardedSockets}, to each server in turn. */
final class GuardedConnections extends PgConnectionFactory {

  private final PoolTimes times;
  private final Map<JsonObject, GuardedSockets> sockets = new ConcurrentHashMap<>();

  GuardedConnections(VertxInternal vertx, List<PgConnectOptions> servers, PoolTimes times) {
    super(vertx, inTurn(servers)::get);
    this.times = times;
    vertx.addCloseHook(this);
  }

  /** The servers of a pool, one after the other. */
  private record Turns(List<PgConnectOptions> servers, AtomicInteger next) {
    Future<PgConnectOptions> get() {
      int turn = Math.floorMod(next.getAndIncrement(), servers.size());
      return Future.succeededFuture(new PgConnectOptions(servers.get(turn)));
    }
  }

  private static Turns inTurn(List<PgConnectOptions> servers) {
    return new Turns(List.copyOf(servers), new AtomicInteger());
  }

  @Override
  protected NetClient netClient(NetClientOptions options) {
    NetClientOptions plain = new NetClientOptions(options).setReconnectAttempts(0);
    if (plain.getHostnameVerificationAlgorithm() == null) {
      plain.setHostnameVerificationAlgorithm("");
    }
    return sockets.computeIfAbsent(
        plain.toJson(),
        unused -> new GuardedSockets(vertx, plain, clientCloseFuture, times.silenceMost()));
  }

  /** Fails also when a server takes the connection and then says nothing. */
  @Override
  public Future<SqlConnection> connect(Context context) {
    Future<SqlConnection> connecting = super.connect(context);
    Future<SqlConnection> inTime =
        connecting.timeout(times.connect().toMillis(), TimeUnit.MILLISECONDS);
    return inTime.onFailure(late -> connecting.onSuccess(SqlConnection::close));
  }

  /** Closes all connections, without a word: whoever waits for one of them fails. */
  void cut() {
    sockets.values().forEach(GuardedSockets::cut);
  }
}
