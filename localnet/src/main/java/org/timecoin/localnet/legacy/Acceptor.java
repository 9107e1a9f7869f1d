package org.timecoin.localnet.legacy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import org.timecoin.localnet.legacy.PeerEvent.Kind;

/** Accepts connections and serves each on a thread of its own. */
final class Acceptor implements Runnable {
  private final ServerSocket server;
  private final PeerOptions options;
  private final PeerState state;
  private final OpenConnections connections;
  private final Executor threads;

  Acceptor(
      ServerSocket server,
      PeerOptions options,
      PeerState state,
      OpenConnections connections,
      Executor threads) {
    this.server = server;
    this.options = options;
    this.state = state;
    this.connections = connections;
    this.threads = threads;
  }

  @Override
  public void run() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closing the listener is how this loop ends; anything else is told.
      if (!server.isClosed()) {
        state.events().add(Kind.CLOSED, "", "cannot accept: " + e.getMessage());
      }
    }
  }

  private void serve(Socket socket) {
    String remote = String.valueOf(socket.getRemoteSocketAddress());
    String reason = "end";
    try (Connection connection = new Connection(socket)) {
      serve(connection);
    } catch (IOException e) {
      reason = String.valueOf(e.getMessage());
    }
    state.events().add(Kind.CLOSED, remote, reason);
  }

  private void serve(Connection connection) throws IOException {
    boolean banned = state.blacklist().isBanned(connection.remoteIp());
    if (banned || !connections.add(connection)) {
      state.events().add(Kind.REFUSED, connection.remote(), banned ? "banned" : "too many");
      return;
    }
    state.events().add(Kind.ACCEPTED, connection.remote(), "");
    AcceptedConnection accepted = new AcceptedConnection(connection, options, state);
    state.joined(accepted);
    try {
      accepted.serve();
    } finally {
      state.left(accepted);
      connections.remove(connection);
    }
  }
}
