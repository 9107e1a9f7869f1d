package org.timecoin.gateway.transport;

import io.smallrye.mutiny.Uni;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The socket peers connect to. */
public final class PeerListener {

  private static final int BACKLOG = 256;

  private final GatewayLoop loop;
  private final NetServer server;

  /** Not yet listening; {@code accepted} is called on the loop. */
  public PeerListener(GatewayLoop loop, Consumer<NetSocket> accepted) {
    this.loop = loop;
    NetServerOptions options =
        new NetServerOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setAcceptBacklog(BACKLOG);
    this.server = loop.vertx().createNetServer(options).connectHandler(accepted::accept);
  }

  /** Begins to listen; gives the port, which is a free one when 0 was asked for. */
  public Uni<Integer> listen(String host, int port) {
    // The server's handlers run on the context that begins to listen.
    return loop.ask(() -> Uni.createFrom().completionStage(bind(host, port)));
  }

  private CompletionStage<Integer> bind(String host, int port) {
    return server.listen(port, host).map(NetServer::actualPort).toCompletionStage();
  }

  /** Stops accepting; connections that stand are not touched. */
  public Uni<Void> close() {
    return Uni.createFrom().completionStage(() -> server.close().toCompletionStage());
  }
}
