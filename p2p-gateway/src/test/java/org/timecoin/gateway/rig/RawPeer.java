package org.timecoin.gateway.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.timecoin.gateway.peer.PeerAddress;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/** A peer made of a plain socket, so that it can do anything a socket can. */
public final class RawPeer implements AutoCloseable {

  public static final String HANDSHAKE =
      "{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":1,\"network\":\"Testnet\"}}";
  public static final String ACK = "{\"Ack\":{\"message_type\":\"Handshake\"}}";

  private static final int PATIENCE_MS = 10_000;

  private final Socket socket;
  private final InputStream in;

  RawPeer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MS);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Dials a gateway from a local address. */
  public static RawPeer dial(String from, int port) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(PeerAddress.parseIp(from).orElseThrow(), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
    return new RawPeer(socket);
  }

  /** The same, and shakes hands like a legacy node. */
  public static RawPeer shakeHands(String from, int port) throws IOException {
    RawPeer peer = dial(from, port);
    peer.send(HANDSHAKE);
    peer.expect(ACK);
    peer.expect("\"GetPeers\"");
    return peer;
  }

  /** Sends lines in one write. */
  public RawPeer send(String... lines) throws IOException {
    return sendBytes((String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  public RawPeer send(Message message) throws IOException {
    return sendBytes(WireCodec.encodeLine(message));
  }

  public RawPeer sendBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /**
   * Sends what the other side may not wait for the end of; a reset says that it has seen enough.
   */
  public void sendTooMuch(byte[] bytes) throws IOException {
    try {
      sendBytes(bytes);
    } catch (SocketException e) {
      // The other side ended the connection before all was sent.
    }
  }

  /** Sends bytes one by one, each in a segment of its own. */
  public RawPeer drip(byte[] bytes) throws IOException {
    for (byte one : bytes) {
      socket.getOutputStream().write(one);
    }
    return this;
  }

  /** The next line; fails after ten seconds and when the connection ends. */
  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the connection ended in a line: " + line.toString(UTF_8));
      }
      line.write(b);
    }
    return line.toString(UTF_8);
  }

  /** The next message. */
  public Message message() throws IOException {
    String line = line();
    try {
      return WireCodec.decode(line.getBytes(UTF_8));
    } catch (WireFault e) {
      throw new IOException("no message: " + line, e);
    }
  }

  /** The next message of a kind; others are skipped. */
  public <M extends Message> M next(Class<M> kind) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000L;
    Message message = message();
    while (!kind.isInstance(message)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("no " + kind.getSimpleName() + " came, only others");
      }
      message = message();
    }
    return kind.cast(message);
  }

  /** Checks that the next line is this one. */
  public RawPeer expect(String line) throws IOException {
    String next = line();
    if (!next.equals(line)) {
      throw new AssertionError("expected " + line + " but came " + next);
    }
    return this;
  }

  /** Whether nothing comes for a while. */
  public boolean isSilentFor(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    try {
      in.mark(1);
      int b = in.read();
      in.reset();
      return b < 0;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MS);
    }
  }

  /** Reads until the other side ends the connection; fails when it doesn't within ten seconds. */
  public void awaitEnd() throws IOException {
    try {
      while (in.read() >= 0) {
        // What still comes is of no interest.
      }
    } catch (SocketException e) {
      // A reset is an end too.
    }
  }

  /** Ends the connection, in the middle of whatever it was. */
  public void hangUp() throws IOException {
    socket.close();
  }

  public int localPort() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
