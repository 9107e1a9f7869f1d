package org.timecoin.gateway.rig;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.timecoin.gateway.peer.PeerAddress;

/** A place that a gateway can dial. */
public final class RawServer implements AutoCloseable {

  private static final int PATIENCE_MS = 10_000;

  private final ServerSocket server;

  public RawServer(String ip) throws IOException {
    server = new ServerSocket(0, 16, PeerAddress.parseIp(ip).orElseThrow());
    server.setSoTimeout(PATIENCE_MS);
  }

  public String address() {
    return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The next connection; fails after ten seconds. */
  public RawPeer accept() throws IOException {
    return new RawPeer(server.accept());
  }

  /** The same, with the gateway's handshake acknowledged. */
  public RawPeer acceptAndAck() throws IOException {
    RawPeer peer = accept();
    peer.expect(RawPeer.HANDSHAKE);
    peer.send(RawPeer.ACK);
    return peer;
  }

  /** Whether nobody dials for a while. */
  public boolean isQuietFor(Duration time) throws IOException {
    server.setSoTimeout(Math.toIntExact(time.toMillis()));
    try {
      server.accept().close();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      server.setSoTimeout(PATIENCE_MS);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
