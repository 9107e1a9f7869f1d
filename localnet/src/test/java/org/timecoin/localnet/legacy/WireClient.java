package org.timecoin.localnet.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.timecoin.localnet.legacy.wire.LineReader;
import org.timecoin.localnet.legacy.wire.OutgoingLine;

/** The other end of a connection in tests: sends text, reads lines, and never waits over 10 s. */
public final class WireClient implements AutoCloseable {
  private final Socket socket = new Socket();
  private final LineReader lines;

  /** Connects. */
  public WireClient(InetSocketAddress address) throws IOException {
    socket.connect(address, 10_000);
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    lines = new LineReader(socket.getInputStream(), 64 * 1024 * 1024);
  }

  /** Connects, shakes hands and reads past the Ack and GetPeers. */
  public static WireClient greeted(InetSocketAddress address) throws IOException {
    WireClient client = new WireClient(address);
    client.send(OutgoingLine.HANDSHAKE);
    client.line();
    client.line();
    return client;
  }

  /** Sends text in one write. */
  public WireClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    return this;
  }

  /** The next line without its newline. */
  public String line() throws IOException {
    return next().orElseThrow(() -> new IOException("the connection ended"));
  }

  /** The next line, or empty when the other end closed or reset the connection. */
  public Optional<String> next() throws IOException {
    try {
      return lines.next().map(line -> new String(line, UTF_8));
    } catch (SocketException reset) {
      return Optional.empty();
    }
  }

  /** Waits this long for a line from now on, instead of 10 s. */
  public void timeout(Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
  }

  /** Asks one question and reads one line. */
  public String ask(String question) throws IOException {
    return send(question).line();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
