package org.timecoin.localnet.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.timecoin.localnet.legacy.wire.LineReader;

/** A socket that sends whole lines and reads whole lines; one thread reads, several may send. */
final class Connection implements AutoCloseable {
  /** Announced blocks are the longest lines; the corrupt vectors hold one of 9 MB. */
  private static final int LINE_BYTES_MAX = 32 * 1024 * 1024;

  private final Socket socket;
  private final OutputStream out;
  private final LineReader lines;
  private final String remote;
  private final ReentrantLock sending = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);

  Connection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    lines = new LineReader(socket.getInputStream(), LINE_BYTES_MAX);
    InetSocketAddress address = (InetSocketAddress) socket.getRemoteSocketAddress();
    remote = address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** The other end as {@code ip:port}. */
  String remote() {
    return remote;
  }

  /** The other end's IP address. */
  String remoteIp() {
    return socket.getInetAddress().getHostAddress();
  }

  Optional<byte[]> nextLine() throws IOException {
    return lines.next();
  }

  /** Limits how long one read waits; zero for ever. */
  void readTimeout(Duration timeout) throws IOException {
    socket.setSoTimeout((int) timeout.toMillis());
  }

  void send(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  void send(byte[] line) throws IOException {
    send(line, line.length, line.length);
  }

  /** Sends the first {@code length} bytes in pieces of {@code chunk}, each a write of its own. */
  void send(byte[] line, int length, int chunk) throws IOException {
    sending.lock();
    try {
      for (int at = 0; at < length; at += chunk) {
        out.write(line, at, Math.min(chunk, length - at));
        out.flush();
      }
    } finally {
      sending.unlock();
    }
  }

  /**
   * Waits, but no longer than the connection lives.
   *
   * @return whether the connection is still open
   */
  boolean pause(Duration duration) {
    try {
      return !closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
