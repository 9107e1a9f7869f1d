package org.timecoin.gateway.transport;

import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;

/**
 * Dials peers, from the address we listen on: legacy nodes know masternodes, and all nodes count
 * bans, by the address a connection comes from (protocol.md section 5, "Who is who").
 */
public final class PeerConnector {

  private final GatewayLoop loop;
  private final NetClient client;

  /**
   * A connector.
   *
   * @param from the local address to dial from; empty leaves it to the system
   */
  public PeerConnector(GatewayLoop loop, Optional<String> from, Duration connectTimeout) {
    this.loop = loop;
    NetClientOptions options =
        new NetClientOptions()
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true)
            .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()));
    from.ifPresent(options::setLocalAddress);
    this.client = loop.vertx().createNetClient(options);
  }

  /**
   * Connects; the future completes on the loop, with a failure after the connect timeout at the
   * latest.
   */
  public Future<NetSocket> connect(String host, int port) {
    loop.assertHere();
    return client.connect(port, host);
  }

  /** Closes all connections it made. */
  public void close() {
    client.close();
  }
}
