package org.timecoin.localnet.legacy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.PeerOptions.DialOptions;
import org.timecoin.localnet.legacy.wire.Masternode;

/**
 * Keeps one connection to a node, made anew when it ends: after 5 s, doubling to 300 s while it
 * fails.
 */
final class Dialler implements Runnable {
  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final Duration RECONNECT_FIRST = Duration.ofSeconds(5);
  private static final Duration RECONNECT_MAX = Duration.ofMinutes(5);

  private final DialOptions dial;
  private final Optional<Masternode> masternode;
  private final PeerState state;
  private final OpenConnections connections;

  Dialler(
      DialOptions dial,
      Optional<Masternode> masternode,
      PeerState state,
      OpenConnections connections) {
    this.dial = dial;
    this.masternode = masternode;
    this.state = state;
    this.connections = connections;
  }

  @Override
  public void run() {
    Duration wait = Duration.ZERO;
    while (!connections.isClosed(wait)) {
      boolean connected = dial();
      wait = connected || wait.isZero() ? RECONNECT_FIRST : wait.multipliedBy(2);
      wait = wait.compareTo(RECONNECT_MAX) > 0 ? RECONNECT_MAX : wait;
    }
  }

  /** Connects and follows until the end. Returns whether a connection was made. */
  private boolean dial() {
    boolean connected = false;
    String reason = "closed by the other end";
    try (Socket socket = new Socket()) {
      if (dial.localIp().isPresent()) {
        socket.bind(new InetSocketAddress(dial.localIp().get(), 0));
      }
      socket.connect(dial.target(), CONNECT_TIMEOUT_MS);
      connected = true;
      follow(new Connection(socket));
    } catch (IOException e) {
      reason = String.valueOf(e.getMessage());
    }
    String target = dial.target().getHostString() + ":" + dial.target().getPort();
    state.events().add(Kind.DIAL_FAILED, target, reason);
    return connected;
  }

  private void follow(Connection connection) throws IOException {
    try (connection) {
      if (connections.add(connection)) {
        state.events().add(Kind.DIALLED, connection.remote(), "");
        new DialledConnection(connection, dial, masternode, state).follow();
      }
    } finally {
      connections.remove(connection);
    }
  }
}
