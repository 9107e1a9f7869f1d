package org.timecoin.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a client and a server and can do what a pulled cable or a frozen host does:
 * nothing passes any more, either way, and nothing is closed.
 */
public final class SilentProxy implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final ServerSocket listener;
  private final int target;

  /** Of the connections that are made now. */
  private final AtomicReference<Gate> newest = new AtomicReference<>(new Gate());

  /** What connections wait at before each piece that they pass on. */
  private static final class Gate {
    private final AtomicReference<CountDownLatch> open =
        new AtomicReference<>(new CountDownLatch(0));

    void await() throws IOException {
      try {
        open.get().await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    void shut() {
      open.set(new CountDownLatch(1));
    }

    void raise() {
      open.get().countDown();
    }
  }

  /** A proxy for a server on this machine. */
  public SilentProxy(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("silent-proxy").start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Silences the connections that there are; new ones work. Gives what lets their bytes go on. */
  public Runnable silence() {
    Gate gate = newest.getAndSet(new Gate());
    gate.shut();
    return gate::raise;
  }

  /** Silences the connections that there are and all that are made until they may go on. */
  public Runnable silenceAll() {
    Gate gate = newest.get();
    gate.shut();
    return gate::raise;
  }

  private void accept() {
    try {
      while (true) {
        pass(listener.accept(), newest.get());
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pass(Socket client, Gate gate) throws IOException {
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    Thread.ofPlatform().daemon().start(() -> pass(client, server, gate));
    Thread.ofPlatform().daemon().start(() -> pass(server, client, gate));
  }

  /** The end of one side waits, too. */
  private static void pass(Socket from, Socket to, Gate gate) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      int length = in.read(buffer);
      while (length >= 0) {
        gate.await();
        out.write(buffer, 0, length);
        length = in.read(buffer);
      }
      gate.await();
    } catch (IOException gone) {
      // One side is gone: so is the other.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    newest.get().raise();
  }
}
