package org.timecoin.chain.rpc.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.timecoin.chain.config.RpcConfig;
import org.timecoin.chain.rpc.RpcDispatcher;
import org.timecoin.chain.rpc.events.EventStreams;
import org.timecoin.contracts.service.BadConfiguration;

/**
 * Serves JSON-RPC and the stream of events over HTTP on a port of its own. What is over a limit is
 * refused at once: connections, requests under way, bytes of a request, calls a second.
 */
public final class RpcServer {

  private static final Logger LOG = Logger.getLogger(RpcServer.class);
  private static final String EVENTS = "/events";
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;
  private static final int HEADER_BYTES_MAX = 8192;
  private static final int LINE_BYTES_MAX = 2048;
  private static final int START_SECONDS = 10;

  private final HttpServer server;
  private final ListenAddress listen;
  private final RpcDispatcher dispatcher;
  private final EventStreams events;
  private final AccessRules access;
  private final RpcConfig config;
  private final TokenBucket rate;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  RpcServer(
      Vertx vertx,
      ListenAddress listen,
      RpcDispatcher dispatcher,
      EventStreams events,
      AccessRules access,
      RpcConfig config) {
    this.listen = listen;
    this.dispatcher = dispatcher;
    this.events = events;
    this.access = access;
    this.config = config;
    this.rate = new TokenBucket(config.callsPerSecondMax(), config.burstCalls(), System.nanoTime());
    this.server =
        vertx
            .createHttpServer(options(config))
            .connectionHandler(this::connected)
            .requestHandler(this::handle)
            .exceptionHandler(
                failure -> LOG.debugf("a caller broke off: %s", failure.getMessage()));
  }

  private static HttpServerOptions options(RpcConfig config) {
    return new HttpServerOptions()
        .setMaxHeaderSize(HEADER_BYTES_MAX)
        .setMaxInitialLineLength(LINE_BYTES_MAX)
        .setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis()))
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(true);
  }

  /**
   * Begins to listen; waits until it does.
   *
   * @throws BadConfiguration when the port can't be had
   */
  public void start() {
    try {
      server
          .listen(listen.port(), listen.host())
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(START_SECONDS, TimeUnit.SECONDS)
          .join();
      LOG.infof("JSON-RPC on %s:%d", listen.host(), server.actualPort());
    } catch (CompletionException e) {
      throw new BadConfiguration(
          "cannot serve JSON-RPC on %s:%d (%s); free the port or set timenode.rpc.listen"
              .formatted(listen.host(), listen.port(), reason(e)),
          e);
    }
  }

  private static String reason(CompletionException e) {
    return e.getCause() instanceof BindException ? "it is in use" : e.getCause().getMessage();
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening and closes what is open. */
  public void stop() {
    var unused = server.close();
  }

  private void connected(HttpConnection connection) {
    connection.closeHandler(unused -> connections.decrementAndGet());
    if (connections.incrementAndGet() > config.connectionsMax()) {
      var unused = connection.close();
    }
  }

  private void handle(HttpServerRequest request) {
    RpcExchange exchange = new RpcExchange(request, config.bodyBytesMax());
    if (EVENTS.equals(request.path()) && HttpMethod.GET.equals(request.method())) {
      stream(request, exchange);
      return;
    }
    switch (access.decide(exchange.caller())) {
      case Access.Denied(int status, String reason) -> exchange.refuse(status, reason);
      case Access.Granted granted -> exchange.read(body -> call(exchange, granted, body));
    }
  }

  private void stream(HttpServerRequest request, RpcExchange exchange) {
    switch (access.decideStream(exchange.caller())) {
      case Access.Denied(int status, String reason) -> exchange.refuse(status, reason);
      case Access.Granted granted -> {
        if (rate.tryTake(1, System.nanoTime())) {
          events.open(request, exchange::refuse);
        } else {
          exchange.refuse(TOO_MANY, "too many calls, slow down");
        }
      }
    }
  }

  private void call(RpcExchange exchange, Access.Granted granted, byte[] bytes) {
    RpcDispatcher.Body body = dispatcher.read(bytes);
    if (!granted.covers(dispatcher.needs(body))) {
      exchange.refuse(UNAUTHORIZED, "the token of rpc.cookie is needed for this method");
      return;
    }
    if (requests.incrementAndGet() > config.requestsMax()
        || !rate.tryTake(body.weight(), System.nanoTime())) {
      requests.decrementAndGet();
      exchange.refuse(TOO_MANY, "too many calls, slow down");
      return;
    }
    var unused =
        dispatcher
            .answer(body)
            .ifNoItem()
            .after(config.answerTimeout())
            .fail()
            .onTermination()
            .invoke(requests::decrementAndGet)
            .subscribe()
            .with(exchange::answer, failure -> exchange.refuse(503, "no answer in time"));
  }
}
